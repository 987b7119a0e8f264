// The Schulze rankings of other packages, as each of them offers it: from all ballots, or from its own matrix.
import caritat from 'caritat'
import condorcet from 'condorcet'
import * as votes from 'votes'

/** Takes ballots in (not measured) and gives what is measured: the ranking once one more ballot is there. */
type Peer = (ids: readonly string[], ballots: readonly string[][]) => () => readonly string[]

export const peers: Readonly<Record<string, Peer>> = {
  votes: (ids, ballots) => {
    const given = ballots.map((ballot) => ({ ranking: ballot.map((id) => [id]), weight: 1 }))
    return () => new votes.Schulze(votes.utils.matrixFromBallots(given, [...ids])).ranking().flat()
  },
  condorcet: (ids, ballots) => {
    const election = new condorcet.Schulze(new Set(ids))
    for (const ballot of ballots) election.addBallot(new Map(ballot.map((id, place) => [id, place + 1])))
    return () => election.rank() as string[]
  },
  caritat: (ids, ballots) => {
    const election = new caritat.Election({ candidates: [...ids] })
    for (const ballot of ballots) election.addBallot(new caritat.Ballot(ballot))
    return () => caritat.condorcet.schulze(election)
  },
  // What somebody could build on it who keeps the matrix: not something that it offers.
  'votes, matrix kept': (ids, ballots) => {
    const matrix = votes.utils.matrixFromBallots(ballots.map((ballot) => ({ ranking: ballot.map((id) => [id]), weight: 1 })), [...ids])
    return () => new votes.Schulze(matrix).ranking().flat()
  },
}
