import { compileFramework, parseFramework, type Diagnostic } from '../core/index.ts';
import { diagnoseReport, verifyFramework, type VerifyReport } from '../core/verify/index.ts';
import type { CheckedFile } from './loadFramework.ts';

/** What verifying a framework said, and all diagnostics together. */
export interface Verified {
  readonly report: VerifyReport;
  readonly diagnostics: readonly Diagnostic[];
}

/** Verifies a checked framework; undefined where it has errors. What it finds joins the diagnostics, in document order. */
export function verifyFile(
  { framework, text }: CheckedFile,
  diagnostics: readonly Diagnostic[],
): Verified | undefined {
  if (!framework || diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const report = verifyFramework(compileFramework(framework));
  const found = diagnoseReport(parseFramework(text), report);
  const joined = [...diagnostics, ...found].sort((a, b) => a.range.start - b.range.start);
  return { report, diagnostics: joined };
}
