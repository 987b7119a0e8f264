// Stops with a plain sentence on a Node that is too old. Imported first, so it keeps to old syntax.
const oldestMajor = 20

if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
  console.error(
    'Plenary needs Node ' + oldestMajor + ' or newer to set itself up; this is Node ' + process.versions.node + '.\n' +
    'Install a current Node from https://nodejs.org (or with your package manager) and run the command again.',
  )
  process.exit(1)
}
