package org.assetkiln.app.engine;

import ai.djl.engine.EngineException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assetkiln.captioning.Captioner;
import org.assetkiln.captioning.Meanwhile;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.run.captioning.CaptionJob;
import org.assetkiln.run.captioning.CaptionMessage;
import org.assetkiln.run.job.JobCancelledException;
import org.assetkiln.run.job.JobMaker;
import org.assetkiln.run.job.JobTeller;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** Drafts captions with the engine, keeping the last captioner loaded. To be used from one thread. */
public final class CaptionEngine implements JobMaker<CaptionJob, CaptionMessage>, AutoCloseable {
    /** Pictures for each core from which the first goes ahead. */
    private static final int MANY = 2;

    private final ComputeDevice device;
    private @Nullable Loaded loaded;
    /** Whether the loaded captioner has written many already. */
    private boolean warm;

    /** A captioner in memory and where it came from. */
    private record Loaded(ModelVersion version, Captioner captioner) {}

    /** Pictures in memory, each with its entry in the job. */
    private record Batch(List<CaptionJob.Picture> entries, List<BufferedImage> pictures) {}

    public CaptionEngine(ComputeDevice device) {
        this.device = device;
    }

    @Override
    public void make(CaptionJob job, JobTeller<CaptionMessage> teller) throws IOException {
        if (loaded == null && !job.pictures().isEmpty()) {
            // The first picture read in a process costs a tenth of a second of loading Java's picture library.
            Meanwhile.begin(() -> prepared(job.pictures().get(0)));
        }
        try {
            JobTeller<CaptionMessage> inTurn = new InTurn(teller);
            Captioner captioner = load(Path.of(job.model()));
            Torch.prepareThread(false);
            teller.tell(new CaptionMessage.Ready(job.id()));
            makeAll(job, captioner, inTurn);
        } catch (CancellationException e) {
            throw new JobCancelledException(job.id());
        } catch (EngineException e) {
            throw new IOException(EngineFailure.sentence("The engine cannot draft these captions", e), e);
        }
    }

    /**
     * A job of few pictures is parted too, so that no core waits. The first picture of many has all cores for itself, because its
     * caption is looked at while the rest is drafted.
     */
    private void makeAll(CaptionJob job, Captioner captioner, JobTeller<CaptionMessage> teller) throws IOException {
        List<CaptionJob.Picture> all = job.pictures();
        Lanes lanes = captioner.lanes();
        int alone = 0;
        if (!warm && all.size() > MANY * lanes.count()) {
            alone = 1;
            write(job, all.subList(0, alone), captioner, teller);
            captioner.prepareForMany(job.settings());
            warm = true;
        }
        List<CaptionJob.Picture> rest = all.subList(alone, all.size());
        int share = (rest.size() + lanes.count() - 1) / lanes.count();
        int size = Math.max(1, Math.min(captioner.together(job.settings()), share));
        int pieces = (rest.size() + size - 1) / size;
        lanes.run(
                pieces,
                i -> write(job, rest.subList(i * size, Math.min((i + 1) * size, rest.size())), captioner, teller));
    }

    private static void write(
            CaptionJob job, List<CaptionJob.Picture> some, Captioner captioner, JobTeller<CaptionMessage> teller) {
        caption(job, read(job.id(), some, teller), captioner, teller);
    }

    /** Lets threads tell one after the other. */
    private record InTurn(JobTeller<CaptionMessage> teller) implements JobTeller<CaptionMessage> {
        @Override
        public void tell(CaptionMessage message) {
            synchronized (teller) {
                teller.tell(message);
            }
        }

        @Override
        public boolean cancelled() {
            return teller.cancelled();
        }
    }

    private static Batch read(String job, List<CaptionJob.Picture> entries, JobTeller<CaptionMessage> teller) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        for (CaptionJob.Picture entry : entries) {
            try {
                batch.pictures.add(prepared(entry));
                batch.entries.add(entry);
            } catch (NoSuchFileException e) {
                teller.tell(new CaptionMessage.Unreadable(
                        job, entry.image(), entry.image() + " is gone: look at the folder again."));
            } catch (IOException e) {
                teller.tell(new CaptionMessage.Unreadable(job, entry.image(), String.valueOf(e.getMessage())));
            }
        }
        return batch;
    }

    private static BufferedImage prepared(CaptionJob.Picture entry) throws IOException {
        Path file = Path.of(entry.file());
        BufferedImage picture = Pictures.read(file);
        Recipe recipe = entry.recipe();
        return recipe == null
                ? picture
                : recipe.onGround(picture, file.getFileName().toString());
    }

    private static void caption(CaptionJob job, Batch batch, Captioner captioner, JobTeller<CaptionMessage> teller) {
        if (batch.entries.isEmpty()) {
            return;
        }
        List<List<CaptionCandidate>> captions =
                captioner.caption(batch.pictures, job.background(), job.settings(), teller::cancelled);
        for (int i = 0; i < captions.size(); i++) {
            teller.tell(
                    new CaptionMessage.Drafted(job.id(), batch.entries.get(i).image(), captions.get(i)));
        }
    }

    private Captioner load(Path folder) throws IOException {
        ModelVersion version = ModelVersion.of(folder);
        Loaded current = loaded;
        if (current != null && current.version.equals(version)) {
            return current.captioner;
        }
        close();
        warm = false;
        Loaded next = new Loaded(version, Captioner.open(folder, device));
        loaded = next;
        return next.captioner;
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.captioner.close();
            loaded = null;
        }
    }
}
