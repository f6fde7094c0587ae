// The closing line of a run: what the last `npm test` counted. A suite that did not even load counts as one failure.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const results = join(root, '.cache/test');
const reports = existsSync(results)
  ? readdirSync(results).map((file) => JSON.parse(readFileSync(join(results, file), 'utf8')))
  : [];
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum((report) => report.numPassedTests);
const failed = sum((report) => report.numFailedTests + report.numRuntimeErrorTestSuites);
const skipped = sum((report) => report.numPendingTests);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (passed === 0) process.exitCode = 1;
