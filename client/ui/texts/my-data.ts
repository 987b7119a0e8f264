// Texts of what is kept of a participant: the buttons, and the file in plain words.
import { clockTime, locale, number } from './common.ts'

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })

export const texts = {
  says: 'You can have all that is kept of you in this session: your name and group, what you wrote and asked, and what the record says of you.',
  get: 'Download what is kept of me',
  getData: 'The same for programs (JSON)',
  getting: 'Getting it …',
  got: 'The file is in your downloads.',
  erase: 'To have it removed',
  eraseSays: 'Ask the organiser of this session, or its facilitator, who passes it on. Say your name, or this reference by which you are found:',
  eraseMeans: 'Your name, what you wrote and what you asked under your name are then taken out, here and where it was carried to, and this device is signed out. Ballots stay counted: of a secret one nobody can tell whose it was, and one under your name stays without it. Copies that were handed out before are not reached.',
  file: {
    name: 'what-is-kept-of-me',
    title: (session: string) => `What is kept of you in “${session}”`,
    made: (atMs: number) => `As of ${day.format(atMs)}, ${clockTime(atMs)}.`,
    you: 'You', nameIs: 'Name', noName: 'none given', groupIs: 'Group', noGroup: 'none', joined: 'Joined', table: 'Table', reference: 'Reference',
    removed: 'You have been shut out of the session.',
    words: 'Where words of yours are', wordsNow: 'now says',
    gone: 'deleted since, or reworded by others',
    written: 'What you wrote, also what has been deleted since',
    questions: 'Questions under your name', answer: 'Answer', ballots: 'Ballots under your name', record: 'What the record says of you',
    nothing: 'Nothing.',
    notHere: 'What is not here, and why',
    reasons: [
      'Ballots of secret questions and public recounts: they are kept under a pseudonym, and nobody can look up whose is whose.',
      'Questions asked without a name, and upvotes: the server does not know whose they are.',
      'What others wrote about you in words of their own.',
    ],
    kinds: { actions: 'Action', arguments: 'Argument', evidence: 'Evidence', themes: 'Theme' },
    at: (atMs: number) => `${day.format(atMs)}, ${clockTime(atMs)}`,
    entry: (seq: number) => `entry ${number(seq)}`,
    facts: {
      'person.joined': 'You joined.', 'author.named': 'Your name was put beside what you write.', 'person.updated': 'Your name, group or place was changed.', 'person.removed': 'You were shut out.', 'person.readmitted': 'You were let in again.',
      'person.moved': 'You went on with another device, or your link was made anew.', 'people.seated': 'You were put to a table.', 'client.bound': 'Your browser began to write on a board.',
      'floor.asked': 'You asked a question.', 'moderation.noted': 'Something of yours was moderated.', 'actions.numbered': 'An action that you added got its number.',
    } as Record<string, string>,
    other: 'Other',
  },
}
