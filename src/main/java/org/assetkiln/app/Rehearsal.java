package org.assetkiln.app;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.assetkiln.app.command.AssetkilnCommand;
import org.assetkiln.project.home.AppHome;

/**
 * Does once and small what users do, so that Java, asked to archive the classes it has loaded when it ends
 * ({@code -XX:ArchiveClassesAtExit}), finds all of them: the build runs it on the packed program.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException, URISyntaxException {
        Path folder = Files.createTempDirectory("assetkiln-rehearsal");
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        System.setProperty("assetkiln.trains", "true");
        boolean fine = loadAll() && act(folder);
        delete(folder);
        System.exit(fine ? 0 : 1);
    }

    private static boolean act(Path folder) throws IOException {
        AppHome home = AppHome.locate();
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (String name : List.of("cinder-front.png", "cinder-left.png", "cinder-right.png")) {
            Files.copy(home.sampleData().resolve("images").resolve(name), pictures.resolve(name));
        }
        String model = "--model=" + home.starterModel();
        return done("train", model, "--images=" + pictures, "--prompt=a zkw slime", "--steps=2", "--runs=" + folder)
                && done("generate", model, "--prompt=a sword", "--steps=2", "--count=2", "--out=" + folder)
                && done("caption", pictures.toString());
    }

    private static boolean done(String... command) {
        return AssetkilnCommand.run(command) == 0;
    }

    /** The window's classes too, which need no window as long as nothing of them runs. */
    private static boolean loadAll() throws IOException, URISyntaxException {
        File own = new File(Rehearsal.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var jar = new JarFile(own)) {
            List<String> names = jar.stream()
                    .map(entry -> entry.getName().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
            for (String name : names) {
                Class.forName(name, false, Rehearsal.class.getClassLoader());
            }
            return true;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The packed program is incomplete", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
