#!/bin/sh
# Named by AWS_LAMBDA_EXEC_WRAPPER: Lambda hands over the command line of its own Java runtime, and we start ours with the
# same Java. JAVA_TOOL_OPTIONS still counts.
set -eu
root=${LAMBDA_TASK_ROOT:-$(dirname -- "$0")}
java=${1:-java}
case $java in
  */java | java) ;;
  *) java=/var/lang/bin/java ;;
esac
exec "$java" -XX:+TieredCompilation -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$root:$root/lib/*" \
  io.acore.functions.streaming.StreamingRuntime
