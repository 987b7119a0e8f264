/** As far as the bench uses it: the package comes without types. */
declare module 'caritat' {
  class Ballot {
    constructor(votes: readonly string[])
  }
  class Election {
    constructor(config: { candidates: string[] })
    addBallot(ballot: Ballot): void
  }
  const caritat: { Ballot: typeof Ballot; Election: typeof Election; condorcet: { schulze(election: Election): string[] } }
  export default caritat
}
