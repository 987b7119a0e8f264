// Builds the client's pages in one language (PLENARY_LANGUAGE) into dist/client; in development, passes what belongs to the server on to it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'
import { texts as english } from './client/ui/texts/pages.ts'
import { texts as welsh } from './client/ui/texts/cy/pages.ts'
import { pagesThatExist } from './scripts/lib/pages.mjs'
import { isLanguage, type Language, languages } from './shared/protocol/languages.ts'

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://localhost:${process.env.PORT ?? '3000'}`

const asked = process.env.PLENARY_LANGUAGE ?? 'en'
if (!isLanguage(asked)) throw new Error(`There is no interface in the language ${asked}.`)
const language: Language = asked
const textsFolder = inProject('client/ui/texts') + sep

/** Whoever asks for a catalogue of texts gets its twin in the language of the build, and the English one where there is none. */
function textsInLanguage(): Plugin {
  const twins = join(textsFolder, language) + sep
  return {
    name: 'plenary:texts-in-language',
    enforce: 'pre',
    resolveId(source, importer) {
      if (language === 'en' || !importer || !source.startsWith('.') || !source.endsWith('.ts')) return null
      const path = resolve(dirname(importer), source)
      if (!path.startsWith(textsFolder) || path.startsWith(twins) || importer.startsWith(twins)) return null
      const twin = join(twins, path.slice(textsFolder.length))
      return existsSync(twin) ? twin : null
    },
  }
}

/** A page's file names its script; what is the same for all of them, and what it says before its script runs, comes from client/ui/page.html. */
function pageInLanguage(): Plugin {
  const texts = { en: english, cy: welsh }[language]
  const page = readFileSync(inProject('client/ui/page.html'), 'utf8')
  return {
    name: 'plenary:page-in-language',
    transformIndexHtml: {
      order: 'pre',
      handler: (script, { path }) => {
        const says: Record<string, string> = {
          script, lang: texts.lang, dir: languages[language].direction, title: texts.titles[basename(path, '.html') as keyof typeof texts.titles], noscript: texts.noscript,
        }
        return page.replace(/%(\w+)%/g, (all, name: string) => says[name] ?? all)
      },
    },
  }
}

/** No board holds Yjs' XML types (the server refuses them): the names stay for its reader, what they do is left out. */
function yjsWithoutXml(): Plugin {
  return {
    name: 'plenary:yjs-without-xml',
    apply: 'build',
    transform: {
      filter: { id: /yjs\.mjs$/ },
      handler(code) {
        const without = code.replace(/^class (YXml\w+(?: extends \w+)?) \{[\s\S]*?^\}/gm, 'class $1 {}')
        if (without === code) throw new Error('Yjs is not written as it was: its XML types were not found.')
        return { code: without, map: null }
      },
    },
  }
}

/** In development: the page of a path, as server/http/pages.ts has them. */
const pageOfPath: Record<string, string> = { e: 'index', paper: 'index', preflight: 'preflight', f: 'facilitator', screen: 'screen', organiser: 'organiser', replay: 'organiser', verify: 'verify', receipts: 'verify' }

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

export default defineConfig(({ command }) => ({
  root: inProject('client'),
  base: command === 'build' ? `/${language}/` : '/',
  appType: 'mpa',
  cacheDir: inProject('node_modules/.cache/vite'),
  plugins: [textsInLanguage(), pageInLanguage(), yjsWithoutXml(), svelte(), pagesByPath(), compressedBeside()],
  resolve: {
    alias: [
      { find: 'lib0/logging', replacement: inProject('client/net/yjs-logging.ts') },
      { find: 'lib0/broadcastchannel', replacement: inProject('client/net/yjs-tabs.ts') },
      // lib0 itself asks for it by its place beside it.
      { find: /^(?:lib0|\.)\/environment(?:\.js)?$/, replacement: inProject('client/net/yjs-environment.ts') },
    ],
  },
  build: {
    outDir: inProject(`dist/client/${language}`),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    // The content security policy allows neither inline scripts nor data: URLs for them.
    // Of what a part needs, a page that asks for it has the core already: it is not named once more by each.
    modulePreload: { polyfill: false, resolveDependencies: (_part, needs, { hostType }) => (hostType === 'html' ? needs : needs.filter((need) => !/^assets\/(?:core|rolldown-runtime)-/.test(need))) },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // One file for what every live page needs compresses better than ten. What decides is for the server; what only some pages need comes with them.
      output: {
        // Parts name each other by their files, and what is random in a name does not compress: no more of it than has to be.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          groups: [{ name: 'core', test: /node_modules[\\/](?!uqr|d3-|fflate|zod|lib0[\\/]hash|internmap|papaparse|@?socket\.io|engine\.io)|client[\\/](?:net[\\/](?!socket-io-polling|named-ballots)|state[\\/](?:event|board)|ui[\\/](?!Qr|SharedText|drag|timer-warning|seats|Seats|Dialog|FieldError|Remov|LanguageSwitch|direction)[\w.-]+$|ui[\\/]texts[\\/](?:cy[\\/])?(?:common|refusals))|shared[\\/](?:event[\\/](?!decide-|decide\.|carry|hold-back|on-screen|before-after|floor-page|turnout)|board[\\/]|protocol[\\/](?!languages))/ }],
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
}))
