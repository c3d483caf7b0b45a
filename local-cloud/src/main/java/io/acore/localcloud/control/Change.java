package io.acore.localcloud.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A write in progress.
 *
 * @param engine for what lies beside the resource
 * @param call whose request it is
 * @param input the request's members
 * @param resource what is made, changed or deleted
 */
record Change(Engine engine, Call call, ObjectNode input, Resource resource) {
  ObjectNode fields() {
    return resource.fields();
  }
}
