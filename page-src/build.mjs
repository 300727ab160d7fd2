// Bundles the page's script and style into kg/page/static, with the licences of what is inside.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";

const out = "../kg/page/static/";
const common = { bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning" };
await build({ ...common, entryPoints: ["src/main.js"], format: "iife", target: "es2022", outfile: `${out}page.js` });
await build({ ...common, entryPoints: ["src/page.css"], outfile: `${out}page.css` });
const parts = [];
for (const name of ["sigma", "graphology", "graphology-utils", "events"]) {
  const about = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  const text = await readFile(`node_modules/${name}/LICENSE.txt`, "utf8").catch(() => readFile(`node_modules/${name}/LICENSE`, "utf8"));
  parts.push(`${name} ${about.version}\n\n${text.trim()}\n`);
}
await writeFile(`${out}LICENSES.txt`, `The script of this page contains:\n\n${parts.join("\n----\n\n")}`);
