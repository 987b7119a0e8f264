// Personal links of a standing panel. Their tokens follow from this server's secret, so that a link can be handed out again; the journal
// keeps only a hash of each, so that nobody who reads it gets one.
import { createHash, createHmac } from 'node:crypto'

export class Invitations {
  readonly #secret: Uint8Array

  constructor(secret: Uint8Array) {
    this.#secret = secret
  }

  token(programmeId: string, memberId: string, generation: number): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(['invitation', programmeId, memberId, generation])).digest('base64url')
  }

  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex')
  }
}
