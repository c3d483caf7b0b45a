package io.acore.stacks.config;

import io.acore.base.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML text to {@link Item}s. It reads the parser's events, because they carry every place and
 * never expand an alias: what YAML offers beyond plain data (anchors, tags, merge keys) is refused.
 */
final class YamlReader {
  private static final int DEPTH = 40;

  private final String name;
  private final List<Problem> problems;
  private final Parser events;
  private boolean sharing;

  private YamlReader(String name, String text, List<Problem> problems) {
    this.name = name;
    this.problems = problems;
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(FileText.LIMIT + 1)
            // A buffer that the text fills, ending in half of a surrogate pair, breaks the engine.
            .setBufferSize(text.length() + 1)
            .build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** The document's only value; whatever is wrong with it is added to the problems. */
  static Optional<Item> read(String name, String text, List<Problem> problems) {
    Optional<Problem> unprintable = Characters.firstUnprintable(name, text);
    if (unprintable.isPresent()) {
      problems.add(unprintable.get());
      return Optional.empty();
    }
    try {
      return new YamlReader(name, text, problems).document();
    } catch (MarkedYamlEngineException e) {
      problems.add(YamlErrors.translate(name, text, e));
    } catch (YamlEngineException e) {
      problems.add(
          new Problem(Source.file(name, 1, 1), "", "not YAML: " + String.valueOf(e.getMessage())));
    } catch (TooDeep e) {
      problems.add(new Problem(e.at, "", "more than " + DEPTH + " levels deep"));
    }
    return Optional.empty();
  }

  private Optional<Item> document() {
    events.next();
    if (!events.checkEvent(Event.ID.DocumentStart)) {
      return Optional.empty();
    }
    events.next();
    Item item = value(events.next(), 0);
    events.next();
    if (events.checkEvent(Event.ID.DocumentStart)) {
      problems.add(
          new Problem(
              place(events.peekEvent()),
              "",
              "a second document starts here; one file holds one document: put per-environment"
                  + " values under `environments:`"));
    }
    return Optional.of(item);
  }

  private Item value(Event event, int depth) {
    Source source = place(event);
    if (depth > DEPTH) {
      throw new TooDeep(source);
    }
    if (event instanceof AliasEvent) {
      shared(source);
      return new Item.Reported(source);
    }
    anchor(event, source);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, source);
    }
    if (event instanceof SequenceStartEvent start) {
      tag(start.getTag(), source);
      List<Item> items = new ArrayList<>();
      while (!events.checkEvent(Event.ID.SequenceEnd)) {
        items.add(value(events.next(), depth + 1));
      }
      events.next();
      return new Item.Items(items, source);
    }
    tag(((MappingStartEvent) event).getTag(), source);
    return block(source, depth);
  }

  private Item block(Source source, int depth) {
    Map<String, Item.Entry> entries = new LinkedHashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = events.next();
      Source keySource = place(keyEvent);
      if (keyEvent instanceof ScalarEvent scalar) {
        anchor(keyEvent, keySource);
        Item item = value(events.next(), depth + 1);
        add(entries, scalar, keySource, item);
      } else {
        problems.add(new Problem(keySource, "", "a key must be text, not a list or a block"));
        value(keyEvent, depth + 1);
        value(events.next(), depth + 1);
      }
    }
    events.next();
    return new Item.Block(entries, source);
  }

  private void add(Map<String, Item.Entry> entries, ScalarEvent key, Source keySource, Item item) {
    String text = key.getValue();
    if (key.isPlain() && text.equals("<<")) {
      shared(keySource);

      return;
    }
    if (key.isPlain() && !(Scalars.resolve(text) instanceof String)) {
      problems.add(
          new Problem(
              keySource,
              "",
              "the key `" + text + "` is not text in YAML; put it in quotes: `\"" + text + "\":`"));
      return;
    }
    Item.Entry first = entries.putIfAbsent(text, new Item.Entry(keySource, item));
    if (first != null) {
      problems.add(
          new Problem(
              keySource, text, "is written twice; the first stands in line " + first.key().line()));
    }
  }

  private Item scalar(ScalarEvent event, Source source) {
    tag(event.getTag(), source);
    String text = event.getValue();
    return event.isPlain()
        ? new Item.Scalar(Scalars.resolve(text), text, false, source)
        : new Item.Scalar(text, text, true, source);
  }

  private void tag(Optional<String> tag, Source source) {
    if (tag.isPresent()) {
      problems.add(
          new Problem(source, "", "tags (`!…`) are not supported; to force text, use quotes"));
    }
  }

  private void anchor(Event event, Source source) {
    if (event instanceof NodeEvent node) {
      Optional<Anchor> anchor = node.getAnchor();
      if (anchor.isPresent()) {
        shared(source);
      }
    }
  }

  // One word for all of them: a file that uses these uses many.
  private void shared(Source source) {
    if (!sharing) {
      problems.add(
          new Problem(
              source,
              "",
              "anchors and aliases (`&name`, `*name`, `<<`) are not supported: repeat the value"));
    }
    sharing = true;
  }

  private Source place(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.isPresent()
        ? Source.file(name, mark.get().getLine() + 1, mark.get().getColumn() + 1)
        : Source.file(name, 1, 1);
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Source at;

    TooDeep(Source at) {
      super(null, null, false, false);
      this.at = at;
    }
  }

  /** The value of {@code --set key=value}, read as YAML would read it. */
  static Item setting(String setting, String text) {
    List<Problem> problems = new ArrayList<>();
    Optional<Item> item = read("--set " + setting, text, problems);
    if (!problems.isEmpty()) {
      throw new UserError(
          "`--set " + setting + "`: the value is not YAML",
          problems.get(0).text(),
          "put text with special characters in quotes: --set 'key=\"value\"'");
    }
    return item.orElseGet(() -> new Item.Scalar("", "", true, Source.DEFAULT));
  }
}
