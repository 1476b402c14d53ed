// Prints a style sheet as small as it gets: `node minify.mjs sheet.css`.
import { readFileSync } from 'node:fs'
import { browserslistToTargets, transform } from 'lightningcss'

// The browsers of spring 2023: the oldest ones with all that our style sheets build on (cascade
// layers, `:has`, container queries). Newer syntax is written down to them.
const targets = browserslistToTargets([
  'and_chr 111',
  'chrome 111',
  'edge 111',
  'firefox 113',
  'ios_saf 16.4',
  'opera 97',
  'safari 16.4',
  'samsung 22',
])

const [filename] = process.argv.slice(2)
const { code, warnings } = transform({
  filename,
  code: readFileSync(filename),
  minify: true,
  targets,
})
for (const { message, loc } of warnings) {
  throw new Error(`${filename}:${loc.line}:${loc.column}: ${message}`)
}
process.stdout.write(code)
