package rival;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.IResolvable;
import com.hashicorp.cdktf.TerraformElement;
import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceConfig;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import java.io.File;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * {@code Rival STACK.tf.json OUTDIR}: makes the resources of one Terraform JSON file with the typed
 * classes of CDKTF, found by their names. Reflection stands for the calls that a person would write.
 */
public final class Rival {
  private static final Set<String> META =
      Set.of("depends_on", "lifecycle", "provider", "provisioner", "//");
  private static final String PACKAGES = "com.hashicorp.cdktf.providers.aws.";

  private Rival() {}

  public static void main(String[] arguments) throws Exception {
    Map<?, ?> json = new ObjectMapper().readValue(new File(arguments[0]), Map.class);
    App app = new App(AppConfig.builder().outdir(arguments[1]).stackTraces(false).build());
    TerraformStack stack = new TerraformStack(app, "rival");
    int index = 0;
    for (Object each : (List<?>) map(json, "provider").get("aws")) {
      Map<?, ?> body = (Map<?, ?>) each;
      AwsProvider.Builder provider = AwsProvider.Builder.create(stack, "aws" + index++);
      provider.region((String) body.get("region")).alias((String) body.get("alias"));
      provider.defaultTags((IResolvable) Token.asAny(body.get("default_tags"))).build();
    }
    map(json, "locals").forEach((name, value) -> new TerraformLocal(stack, (String) name, value));
    all(stack, map(json, "data"), "data_aws_");
    all(stack, map(json, "resource"), "");
    map(json, "output")
        .forEach(
            (name, output) ->
                TerraformOutput.Builder.create(stack, (String) name)
                    .value(((Map<?, ?>) output).get("value"))
                    .build()
                    .overrideLogicalId((String) name));
    app.synth();
  }

  private static Map<?, ?> map(Map<?, ?> json, String key) {
    return json.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void all(TerraformStack stack, Map<?, ?> types, String prefix) throws Exception {
    for (Map.Entry<?, ?> type : types.entrySet()) {
      for (Map.Entry<?, ?> named : ((Map<?, ?>) type.getValue()).entrySet()) {
        make(stack, (String) type.getKey(), (String) named.getKey(), (Map<?, ?>) named.getValue(), prefix);
      }
    }
  }

  private static void make(
      TerraformStack stack, String type, String name, Map<?, ?> body, String prefix)
      throws Exception {
    String id = prefix + type + "." + name;
    Map<String, Object> rest = new HashMap<>();
    TerraformElement element;
    if (type.startsWith("aws_")) {
      element = typed(stack, id, prefix + type.substring("aws_".length()), body, rest);
    } else {
      body.forEach((key, value) -> rest.put((String) key, value));
      element =
          new TerraformResource(
              stack, id, TerraformResourceConfig.builder().terraformResourceType(type).build());
    }
    element.overrideLogicalId(name);
    rest.forEach(element::addOverride);
  }

  private static TerraformElement typed(
      TerraformStack stack, String id, String type, Map<?, ?> body, Map<String, Object> rest)
      throws Exception {
    Class<?> builderType = builder(type);
    Object builder =
        builderType.getMethod("create", Construct.class, String.class).invoke(null, stack, id);
    for (Map.Entry<?, ?> attribute : body.entrySet()) {
      String key = (String) attribute.getKey();
      if (META.contains(key) || !set(builderType, builder, camel(key), attribute.getValue())) {
        rest.put(key, attribute.getValue());
      }
    }
    return (TerraformElement) builderType.getMethod("build").invoke(builder);
  }

  /** Where a name ends in Configuration, the bindings add an A. */
  private static Class<?> builder(String type) throws ClassNotFoundException {
    String name = PACKAGES + type + "." + pascal(type);
    try {
      return Class.forName(name + "$Builder");
    } catch (ClassNotFoundException e) {
      return Class.forName(name + "A$Builder");
    }
  }

  /** False when the bindings are older than the attribute. */
  private static boolean set(Class<?> builderType, Object builder, String name, Object value)
      throws Exception {
    for (Method method : builderType.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == 1) {
        Class<?> parameter = method.getParameterTypes()[0];
        if (parameter.isInstance(value) && !(value instanceof List<?> list && blocks(list))) {
          method.invoke(builder, value);
          return true;
        }
        if (single(value) instanceof Map<?, ?> block && isBlock(parameter)) {
          method.invoke(builder, block(parameter, block));
          return true;
        }
        if (parameter == IResolvable.class && (value instanceof List || value instanceof Map)) {
          method.invoke(builder, Token.asAny(value));
          return true;
        }
      }
    }
    return false;
  }

  private static Object single(Object value) {
    return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
  }

  private static boolean isBlock(Class<?> parameter) {
    return parameter.isInterface() && parameter.getName().startsWith(PACKAGES);
  }

  private static Object block(Class<?> type, Map<?, ?> body) throws Exception {
    Object builder = type.getMethod("builder").invoke(null);
    for (Map.Entry<?, ?> attribute : body.entrySet()) {
      String name = camel((String) attribute.getKey());
      if (!set(builder.getClass(), builder, name, attribute.getValue())) {
        throw new IllegalArgumentException(type + " has no " + name);
      }
    }
    return builder.getClass().getMethod("build").invoke(builder);
  }

  private static boolean blocks(List<?> list) {
    return list.stream().anyMatch(Map.class::isInstance);
  }

  private static String camel(String name) {
    String pascal = pascal(name);
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  private static String pascal(String name) {
    return Stream.of(name.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
