// Builds the style sheet and the scripts of the site into ../wwwroot/lib, minified, beside the licences of what they contain.
//   node build.mjs           checks the types, then builds
//   node build.mjs --tests   bundles src/ts/**/*.test.ts into obj/tests for node --test
import { build } from "esbuild";
import * as sass from "sass";
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../wwwroot/lib");
// The oldest browser of the house: Chromium 109 of the domestic desktops.
const target = "chrome109";

if (process.argv.includes("--tests")) {
  const tests = join(here, "obj/tests");
  await rm(tests, { recursive: true, force: true });
  const entryPoints = (await readdir(join(here, "src/ts"))).filter(name => name.endsWith(".test.ts")).map(name => join(here, "src/ts", name));
  await build({ entryPoints, outdir: tests, bundle: true, platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
  process.exit(0);
}

const types = spawnSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
if (types.status !== 0) {
  process.exit(types.status ?? 1);
}

await mkdir(join(out, "licences"), { recursive: true });
const style = sass.compile(join(here, "src/scss/app.scss"), {
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  style: "expanded",
});
await build({
  stdin: { contents: style.css, loader: "css", resolveDir: here },
  outfile: join(out, "app.css"), minify: true, target, charset: "utf8", legalComments: "none",
});
await build({
  entryPoints: [join(here, "src/ts/app.ts")],
  outfile: join(out, "app.js"), bundle: true, format: "esm", minify: true, target, charset: "utf8", legalComments: "none",
});
await copyFile(join(here, "node_modules/bootstrap/LICENSE"), join(out, "licences/bootstrap.txt"));
await copyFile(join(here, "node_modules/htmx.org/LICENSE"), join(out, "licences/htmx.txt"));
await writeFile(join(out, "licences/README.txt"), "app.css contains parts of Bootstrap (bootstrap.txt); app.js contains htmx (htmx.txt).\n");
