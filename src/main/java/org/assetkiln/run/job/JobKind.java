package org.assetkiln.run.job;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is particular to one kind of child process.
 *
 * @param doing completes "the process that ...", for messages: "makes pictures"
 * @param arguments of the main class that start such a process
 * @param log file name for what the process prints
 * @param jobs how jobs are read
 * @param messages how messages are read
 * @param started the message that a job has left the queue, by the job's id
 * @param done the message that a job ended well, by its id
 * @param cancelled the message that a job ended on request, by its id
 * @param failed the message that a job failed, by its id and one sentence for the user
 * @param crashed the message that a job ended with its process, by its id and one sentence for the user
 */
public record JobKind<J extends Job, M extends JobMessage>(
        String doing,
        List<String> arguments,
        String log,
        Class<J> jobs,
        Class<M> messages,
        Function<String, M> started,
        Function<String, M> done,
        Function<String, M> cancelled,
        BiFunction<String, String, M> failed,
        BiFunction<String, String, M> crashed) {

    public JobKind {
        arguments = List.copyOf(arguments);
    }

    /** The process, as a sentence begins with it. */
    String process() {
        return "The process that " + doing;
    }
}
