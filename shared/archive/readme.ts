// The text inside an archive that explains it to whoever opens the zip without any of our programs.
import { shortHead } from './short-head.ts'
import type { Manifest } from './format.ts'

type Told = Pick<Manifest, 'version' | 'event' | 'head' | 'counts'>

/** `atClose`: the head that was shown when the session closed, if it has. */
export function readmeOf(told: Told, atClose: Manifest['head'] | null): string {
  return textOf(told, `${atClose ? headLine('Head when the session closed', atClose) : ''}${headLine('Head of the chain', told.head)}
Compare the head at the close with what was shown on the screen when the session closed, or with the report. If it is
the same, no entry of the journal up to then was changed, left out, added or moved.`)
}

/** What stood in archives of the first program: a text that was once in one stays here, as archives with it are to hold for ever. */
export function firstReadmeOf(told: Told): string {
  return textOf(told, `${headLine('Head of the chain', told.head)}
Compare the head with what was shown on the screen when the session closed, or with the report. If it is the same,
no entry of the journal was changed, left out, added or moved since then.`)
}

function headLine(what: string, { seq, hash }: Manifest['head']): string {
  return `${what}: ${shortHead(hash)}\n(in full: ${hash}, after ${seq} entries)\n`
}

function textOf({ version, event, counts }: Told, heads: string): string {
  return `# ${event.title.replace(/\s+/g, ' ')}

This zip is the archive of one session: everything that was journalled, what it came to, and how to check both.

${heads}

## What is in it

| file | holds |
|---|---|
| manifest.json | version of this format, the event, counts, and for every other file its size and SHA-256 |
| journal/000001.ndjson … | the journal, ${counts.entries} entries, 5,000 a file, one JSON object a line |
${version > 1 ? '| checkpoints/000001.json … | what the journal had come to at the end of its file of that number: the state, and SHA-256 of what each board says |\n' : ''}| agenda.json | stages, questions with what they asked about, groups, boards, tables |
| state.json | the whole state at the last entry |
| boards/ID.yjs | each board as one Yjs update, version 1: Y.applyUpdate(new Y.Doc(), bytes) opens it |
| tallies/ID.json | the result of each question that was revealed |
| ballots/ID.json | ballots of revealed questions, as far as each was declared public |
| moderation-log.csv | what was moderated, if anything was |

Ballots: of a *secret* question there are none, here or anywhere; its tally holds sums over at least five people. Of a *public recount* they
are in the order of their text, without names, with the receipts of all voters beside them. Of a *named* question they have names where
that was declared for everyone before voting, and none otherwise.

## A line of the journal

\`{"seq", "id", "at", "by", "kind", "board", "salt", "hash", …}\` and at its end what it says: \`"fact"\` (JSON) or \`"update"\`
(Yjs update, version 1, as base64). \`at\` is in milliseconds since 1970, \`by\` the id of who did it, \`board\` is there for updates only.

## Checking by hand

1. Each file: its SHA-256 is in manifest.json.
2. Each entry: cut out the bytes of its fact (all after \`"fact":\` up to the last \`}\` of the line, which is not part of it), or decode its
   update from base64. P = SHA-256 of the salt's bytes followed by these bytes. Where the line has \`"erased"\`, words were erased
   from it on request: what it says and its salt are of what was put in their place, and P is what stands under "erased".
3. hash = SHA-256 of: the hash before (32 zero bytes before the first), then the JSON text
   \`["seq","id","at","by","kind","board"]\` of this entry's values without spaces (null for no board), then P. It must be the
   entry's \`hash\`, and the last one must be the head.

The program checks all of this and recounts the results: \`npm run --silent verify -- ARCHIVE\`, or its page "Check an archive" in a browser,
which works without any server. docs/archive-format.md of the program describes every field.
`
}
