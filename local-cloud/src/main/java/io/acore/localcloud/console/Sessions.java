package io.acore.localcloud.console;

import java.util.List;
import java.util.Map;

/** What runs now, as rows for the page. */
@FunctionalInterface
public interface Sessions {
  List<Map<String, Object>> rows();
}
