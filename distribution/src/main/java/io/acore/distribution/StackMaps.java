package io.acore.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives classes compiled for Java 5 the stack maps of later class files.
 *
 * <p>Java leaves such classes out of a class-data archive, and without them there {@code acore
 * --help} spends two thirds of its time loading and verifying picocli. What the classes do stays
 * the same.
 */
final class StackMaps {
  private static final int FIRST_WITH_STACK_MAPS = Opcodes.V1_6;
  private static final int MAJOR_VERSION_OFFSET = 7;
  private static final String NOTE =
      "Changed by acore's build: class files carry stack maps (version 50), nothing else differs.\n";

  private StackMaps() {}

  /** A jar comes from one compiler, so its first class tells; some jars have 60,000. */
  static boolean lacking(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (isClass(entry)) {
          return old(read(file, entry));
        }
      }
      return false;
    }
  }

  static void add(Path from, Path to) throws IOException {
    try (JarFile file = new JarFile(from.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
        OutputStream stream = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(stream)) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        byte[] bytes = read(file, entry);
        boolean change = isClass(entry) && old(bytes);
        put(out, entry, change ? withFrames(bytes, classes) : bytes);
      }
      put(out, note(from), NOTE.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JarEntry note(Path jar) throws IOException {
    JarEntry note = new JarEntry("META-INF/CHANGED-BY-ACORE.txt");
    try (JarFile file = new JarFile(jar.toFile())) {
      note.setTimeLocal(file.entries().nextElement().getTimeLocal());
    }
    return note;
  }

  private static void put(JarOutputStream out, JarEntry like, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(like.getName());
    entry.setTimeLocal(like.getTimeLocal());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] withFrames(byte[] bytes, ClassLoader classes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              @Nullable String signature,
              @Nullable String superName,
              String @Nullable [] interfaces) {
            super.visit(FIRST_WITH_STACK_MAPS, access, name, signature, superName, interfaces);
          }
        },
        ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static boolean old(byte[] bytes) {
    return bytes[MAJOR_VERSION_OFFSET] < FIRST_WITH_STACK_MAPS;
  }

  private static byte[] read(JarFile file, JarEntry entry) {
    try (InputStream in = file.getInputStream(entry)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
