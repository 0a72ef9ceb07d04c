// Parses PowerShell scripts with a grammar of the language and prints each place that is none of it.
//
//   node check.js FOLDER-OR-FILE ...
//
// Ends with 0 if all of them are PowerShell, with 1 if one is not, with 2 if there is nothing to parse.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

function scripts(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.ps1')).sort().map((name) => join(path, name))
    : [path];
}

function* mistakes(node) {
  if (node.isError || node.isMissing) {
    yield node;
  }
  for (const child of node.children) {
    if (child.hasError || child.isMissing) {
      yield* mistakes(child);
    }
  }
}

// The grammar is one enormous function: Node would go on optimising it long after the answer.
setFlagsFromString('--liftoff-only');
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const files = process.argv.slice(2).flatMap(scripts);
if (files.length === 0) {
  console.error('There is no script to parse.');
  process.exit(2);
}
let wrong = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const root = parser.parse(text).rootNode;
  const found = [...mistakes(root)];
  for (const node of found) {
    const where = `${file}:${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
    const what = node.isMissing ? `${node.type} is missing` : 'this is not PowerShell';
    console.log(`${where}: ${what}: ${node.text.split('\n')[0].slice(0, 60)}`);
  }
  if (found.length > 0 || root.hasError) {
    wrong++;
  }
}
console.log(`scripts: ${files.length}, broken: ${wrong}`);
process.exitCode = wrong === 0 ? 0 : 1;
