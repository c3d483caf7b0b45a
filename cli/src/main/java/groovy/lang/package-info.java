/** Not Groovy: one empty class that spares every start a search through all jars. */
@NullMarked
package groovy.lang;

import org.jspecify.annotations.NullMarked;
