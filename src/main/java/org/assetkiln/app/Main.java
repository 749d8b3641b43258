package org.assetkiln.app;

import org.assetkiln.app.command.AssetkilnCommand;

/** The program's entry: without arguments the studio, else a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(AssetkilnCommand.run(args));
        } else if (Display.available()) {
            Studio.open();
        } else {
            System.out.println(
                    "There is no display here, so the studio cannot open: running the tour in the terminal.");
            System.exit(AssetkilnCommand.run("tour"));
        }
    }
}
