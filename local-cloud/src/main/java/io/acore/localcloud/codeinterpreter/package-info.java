/**
 * AgentCore's code interpreter: sessions that are Python processes of this machine. No sandbox, and
 * therefore off until the project switches it on.
 */
@NullMarked
package io.acore.localcloud.codeinterpreter;

import org.jspecify.annotations.NullMarked;
