/** A text or value would grow beyond its bound. */
export class TooLong extends Error {}
