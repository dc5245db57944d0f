// Adds up the reports of all test projects; a project that ended badly without saying which test failed counts as one failure.
// "pending" is what only runs when asked for by name; it is no test of the suite.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const skipped = [];
const failed = [];

for (const file of readdirSync(folder).filter(name => name.endsWith('.status')).sort()) {
  const project = file.slice(0, -'.status'.length);
  const status = readFileSync(join(folder, file), 'utf8').trim();
  const report = join(folder, `${project}.json`);
  let failures = 0;
  let readable = false;
  try {
    const tests = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).results.tests : null;
    for (const test of tests ?? []) {
      const name = `${project}: ${test.name}`;
      if (test.status === 'passed') {
        total.passed++;
      } else if (test.status === 'skipped') {
        total.skipped++;
        skipped.push(`${name}\n    ${test.message ?? 'no reason given'}`);
      } else if (test.status === 'failed') {
        failures++;
        failed.push(`${name}\n${test.message ?? ''}\n${test.trace ?? ''}`);
      }
    }
    readable = tests !== null;
  } catch (error) {
    failed.push(`${project}: unreadable report (${error.message})`);
  }

  if (!readable || (status !== '0' && failures === 0)) {
    failures++;
    const log = readFileSync(join(folder, `${project}.log`), 'utf8').trimEnd().split('\n').slice(-40).join('\n');
    failed.push(`${project}: ended with exit code ${status}\n${log}`);
  }
  total.failed += failures;
}

for (const line of skipped) {
  console.log(`skipped  ${line}`);
}
for (const line of failed) {
  console.log(`FAILED   ${line}\n`);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed + total.failed === 0 ? 1 : 0;
