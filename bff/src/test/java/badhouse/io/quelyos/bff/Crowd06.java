package badhouse.io.quelyos.bff;

/** One of too many classes. */
final class Crowd06 {}
