// Bounds of messages that pages have to know, too.

/** Submissions in one command. */
export const submissionsAtOnce = 500
/** What an event is called. */
export const eventTitleChars = 200
/** What somebody is called at the console. */
export const consoleNameChars = 60
