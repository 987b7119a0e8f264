// The thread that compares texts: one set, one answer.
import { parentPort } from 'node:worker_threads'
import { similarPairs } from '../shared/submissions/similar.ts'
import type { SimilarText } from '../shared/submissions/similar.ts'

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

port.on('message', (texts: SimilarText[]) => port.postMessage(similarPairs(texts)))
