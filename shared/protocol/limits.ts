// Bounds of messages that pages have to know, too.

/** Submissions in one command. */
export const submissionsAtOnce = 500
