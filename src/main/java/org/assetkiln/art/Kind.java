package org.assetkiln.art;

/** The kinds of things that can be drawn. */
public enum Kind {
    POTION("potion bottle", new PotionPainter()),
    SWORD("sword", new SwordPainter()),
    SHIELD("shield", new ShieldPainter()),
    GEM("gem", new GemPainter()),
    COIN("coin", new CoinPainter()),
    KEY("key", new KeyPainter()),
    SCROLL("scroll", new ScrollPainter()),
    SLIME("slime", new SlimePainter()),
    MUSHROOM("mushroom", new MushroomPainter()),
    CHEST("chest", new ChestPainter()),
    AXE("axe", new AxePainter()),
    BOW("bow", new BowPainter()),
    HELMET("helmet", new HelmetPainter()),
    RING("ring", new RingPainter()),
    BOOK("book", new BookPainter()),
    APPLE("apple", new ApplePainter()),
    HEART("heart", new HeartPainter()),
    BOMB("bomb", new BombPainter()),
    TREE("tree", new TreePainter()),
    STAFF("staff", new StaffPainter()),
    HAMMER("hammer", new HammerPainter()),
    STAR("star", new StarPainter()),
    CANDLE("candle", new CandlePainter()),
    SKULL("skull", new SkullPainter()),
    FEATHER("feather", new FeatherPainter()),
    FLOWER("flower", new FlowerPainter());

    private final String noun;
    private final Painter painter;

    Kind(String noun, Painter painter) {
        this.noun = noun;
        this.painter = painter;
    }

    /** The words that captions use. */
    public String noun() {
        return noun;
    }

    Painter painter() {
        return painter;
    }
}
