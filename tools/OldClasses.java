import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Renews a jar whose classes were compiled for Java 5. The runtime keeps no class in its cache that
 * is older than Java 6, nor what implements one: every start would read and verify them anew, the
 * slow way. The code stays; what is added are the stack maps that newer class files must have.
 */
final class OldClasses {

  private OldClasses() {}

  /** Puts renewed classes in the place of the old ones. */
  static void renew(Path jar) throws IOException {
    Path renewed = jar.resolveSibling(jar.getFileName() + ".new");
    try (URLClassLoader supertypes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        JarFile old = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(renewed))) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(supertypes)));
      for (JarEntry entry : Collections.list(old.entries())) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(isClass(entry) ? renewed(format, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static byte[] renewed(ClassFile format, byte[] old) {
    ClassTransform newer =
        (renewed, element) -> {
          if (element instanceof ClassFileVersion) {
            renewed.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            renewed.with(element);
          }
        };
    return format.transformClass(
        format.parse(old),
        newer.andThen(ClassTransform.transformingMethodBodies((code, part) -> code.with(part))));
  }
}
