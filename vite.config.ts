// Builds the client's pages into dist/client; in development, passes what belongs to the server on to it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { pagesThatExist } from './scripts/lib/pages.mjs'

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://localhost:${process.env.PORT ?? '3000'}`

/** In development: the page of a path, as server/http/pages.ts has them. */
const pageOfPath: Record<string, string> = { e: 'index', f: 'facilitator', screen: 'screen', organiser: 'organiser', replay: 'organiser' }

function pagesByPath(): Plugin {
  return {
    name: 'plenary:pages-by-path',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const first = /^\/(\w+)(?:\/[\w-]+)?\/?(?:\?|$)/.exec(request.url ?? '')?.[1]
        const page = first && pageOfPath[first]
        if (page) request.url = `/${page}.html`
        next()
      })
    },
  }
}

/** Compressed once, at the build, so that the server only hands files out. */
function compressedBeside(): Plugin {
  return {
    name: 'plenary:compressed-beside',
    apply: 'build',
    writeBundle({ dir }) {
      const assets = join(dir!, 'assets')
      for (const name of readdirSync(assets).filter((file) => /\.(?:js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes))
      }
    },
  }
}

export default defineConfig({
  root: inProject('client'),
  appType: 'mpa',
  cacheDir: inProject('node_modules/.cache/vite'),
  plugins: [svelte(), pagesByPath(), compressedBeside()],
  resolve: {
    alias: [
      { find: 'lib0/logging', replacement: inProject('client/net/yjs-logging.ts') },
      { find: 'lib0/broadcastchannel', replacement: inProject('client/net/yjs-tabs.ts') },
      // lib0 itself asks for it by its place beside it.
      { find: /^(?:lib0|\.)\/environment(?:\.js)?$/, replacement: inProject('client/net/yjs-environment.ts') },
    ],
  },
  build: {
    outDir: inProject('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    // The content security policy allows neither inline scripts nor data: URLs for them.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // One file for what every live page needs compresses better than ten. What decides is for the server; what only some pages need comes with them.
      output: {
        codeSplitting: {
          groups: [{ name: 'core', test: /node_modules[\\/](?!uqr|d3-|internmap|@?socket\.io|engine\.io)|client[\\/](?:net[\\/](?!socket-io-polling|named-ballots)|state[\\/](?:event|board)|ui[\\/](?!Qr|SharedText|drag|timer-warning|seats|Seats|Dialog|FieldError)[\w.-]+$|ui[\\/]texts[\\/](?:common|refusals))|shared[\\/](?:event[\\/](?!decide-|decide\.|carry|hold-back)|board[\\/]|protocol[\\/])/ }],
        },
      },
      input: Object.fromEntries(pagesThatExist().map((page) => [page, inProject(`client/${page}.html`)])),
    },
  },
  server: {
    fs: { allow: [inProject('client'), inProject('shared'), inProject('node_modules')] },
    proxy: {
      '/api': server,
      '/livez': server,
      '/socket.io': { target: server, ws: true },
      '/sync': { target: server, ws: true },
    },
  },
})
