package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.assetkiln.app.engine.LoraExport;
import org.assetkiln.app.engine.ModelExport;
import org.assetkiln.model.lora.LoraFile;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.safetensors.DType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a LoRA or a model in another form, and checks it. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a LoRA or a model for other programs, and check what was written.")
final class ExportCommand implements Callable<Integer> {
    /** Types of numbers that other programs read. */
    private enum Precision {
        F32,
        F16,
        BF16
    }

    @Parameters(index = "0", paramLabel = "FROM", description = "A LoRA file or a model.")
    private Path from = Path.of("");

    @Option(
            names = "--to",
            required = true,
            description = "What to write: a .safetensors file; of a model also a folder.")
    private Path to = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "KOHYA",
            description =
                    "Of a LoRA: KOHYA for A1111, Forge and ComfyUI, PEFT for diffusers (default ${DEFAULT-VALUE}).")
    private LoraFormat format = LoraFormat.KOHYA;

    @Option(names = "--precision", description = "${COMPLETION-CANDIDATES}; as it is by default.")
    private @Nullable Precision precision;

    @Option(
            names = "--model",
            description =
                    "Of a LoRA: the model it is for, a folder or file; the default model of the library if not named.")
    private @Nullable Path model;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(from)) {
            throw new IOException("There is no " + from + ".");
        }
        if (Files.isDirectory(from) || !LoraFile.isOne(from)) {
            return tell(new ModelExport(from, to.toAbsolutePath(), dtype()).run());
        } else if (!to.toString().endsWith(".safetensors")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--to: the file must end in .safetensors.");
        }
        Path base = model == null ? ModelsCommand.library().standard() : model;
        return tell(new LoraExport(from, to.toAbsolutePath(), base, format, dtype()).run());
    }

    private int tell(ModelExport.Result result) {
        spec.commandLine().getOut().println(result.sentence());
        if (!result.good()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        spec.commandLine().getOut().println(to);
        return CommandLine.ExitCode.OK;
    }

    private int tell(LoraExport.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        if (!result.leftOut().isEmpty()) {
            out.printf(
                    "%d entries do not belong to this model and were left out, such as %s.%n",
                    result.leftOut().size(), result.leftOut().get(0));
        }
        out.println(result.verdict().sentence());
        if (!result.verdict().good()) {
            out.println("Nothing was written.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        out.printf("%s, hash %s%n", to, result.hashes().shortHash());
        return CommandLine.ExitCode.OK;
    }

    private @Nullable DType dtype() {
        return precision == null ? null : DType.valueOf(precision.name());
    }
}
