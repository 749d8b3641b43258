package org.assetkiln.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which images make up the batch of each forward pass. A batch has one size of picture. Where all are of one size, epoch
 * follows epoch without a gap. Otherwise a size's turn comes in proportion to its images: in as many passes as there are
 * images every one is used as often as a batch has places, whatever its size.
 */
final class BatchOrder {
    private final int batch;
    private final int count;
    private final List<Group> groups = new ArrayList<>();
    private final ImageOrder turns;

    /**
     * The images of one size.
     *
     * @param members indices, those that are repeated several times
     */
    private record Group(List<Integer> members, ImageOrder order) {}

    /**
     * @param members indices of the images, those that are repeated several times; at least one
     * @param size an image's size, by which they are grouped
     * @param batch images a pass
     * @param salt tells orders of the same run apart
     */
    <T extends Comparable<T>> BatchOrder(
            List<Integer> members, Function<Integer, T> size, int batch, Seeds seeds, long salt) {
        this.batch = batch;
        this.count = members.size();
        var bySize = new TreeMap<T, List<Integer>>();
        members.forEach(member -> bySize.computeIfAbsent(size.apply(member), key -> new ArrayList<>())
                .add(member));
        for (List<Integer> group : bySize.values()) {
            // Two orders are told apart by their salts: those of groups lie 2 apart, beside the other order's.
            groups.add(new Group(group, new ImageOrder(group.size(), seeds, salt + 2L * groups.size())));
        }
        this.turns = new ImageOrder(count, seeds, salt + 2L * groups.size());
    }

    /**
     * @param pass forward passes made before, over the whole run
     * @return indices of its images, all of one size
     */
    int[] at(long pass) {
        if (groups.size() == 1) {
            return at(groups.get(0), pass);
        }
        int[] order = turns.epoch(pass / count);
        int now = (int) (pass % count);
        int group = groupOf(order[now]);
        long before = pass / count * groups.get(group).members.size();
        for (int i = 0; i < now; i++) {
            before += groupOf(order[i]) == group ? 1 : 0;
        }
        return at(groups.get(group), before);
    }

    private int[] at(Group group, long pass) {
        int[] chosen = new int[batch];
        for (int i = 0; i < batch; i++) {
            chosen[i] = group.members.get(group.order.at(pass * batch + i));
        }
        return chosen;
    }

    /** The group that an image counted through all groups belongs to. */
    private int groupOf(int number) {
        int group = 0;
        int first = 0;
        while (number >= first + groups.get(group).members.size()) {
            first += groups.get(group).members.size();
            group++;
        }
        return group;
    }
}
