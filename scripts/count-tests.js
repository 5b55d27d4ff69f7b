// Prints the closing line of the gate from vitest's report: node scripts/count-tests.js REPORT FAILED_ELSEWHERE
import { readFileSync } from 'node:fs';

const [report, elsewhere] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
const failed = Math.max(numFailedTests, numFailedTests === 0 ? numFailedTestSuites : 0) + Number(elsewhere);
console.log(`${numPassedTests + (elsewhere === '0' ? 1 : 0)} passed, ${failed} failed`);
