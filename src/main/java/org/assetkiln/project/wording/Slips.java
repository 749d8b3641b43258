package org.assetkiln.project.wording;

/** Slips of the hand. */
final class Slips {
    private Slips() {}

    /** Whether one letter more, less or other, or two neighbours swapped, makes the one word of the other. */
    static boolean oneApart(String left, String right) {
        String shorter = left.length() <= right.length() ? left : right;
        String longer = left.length() <= right.length() ? right : left;
        int head = 0;
        while (head < shorter.length() && shorter.charAt(head) == longer.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter.length() - head
                && shorter.charAt(shorter.length() - 1 - tail) == longer.charAt(longer.length() - 1 - tail)) {
            tail++;
        }
        String less = shorter.substring(head, shorter.length() - tail);
        String more = longer.substring(head, longer.length() - tail);
        boolean swapped = less.length() == 2 && more.equals("" + less.charAt(1) + less.charAt(0));
        return less.isEmpty() && more.length() == 1 || less.length() == 1 && more.length() == 1 || swapped;
    }
}
