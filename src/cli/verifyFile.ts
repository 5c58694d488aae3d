import { compileFramework, parseFramework } from '../core/index.ts';
import { diagnoseReport, verifyFramework, type VerifyReport } from '../core/verify/index.ts';
import type { CheckedFile } from './loadFramework.ts';

/** A checked framework file, with what verifying it said; without that where it has errors. */
export interface VerifiedFile extends CheckedFile {
  readonly verification?: VerifyReport;
}

/** Verifies a framework without errors. What it finds joins the diagnostics, in document order. */
export function verifyFile(file: CheckedFile): VerifiedFile {
  const { framework, diagnostics, text } = file;
  if (!framework || diagnostics.some(({ severity }) => severity === 'error')) return file;
  const verification = verifyFramework(compileFramework(framework));
  const found = diagnoseReport(parseFramework(text), verification);
  const joined = [...diagnostics, ...found].sort((a, b) => a.range.start - b.range.start);
  return { ...file, diagnostics: joined, verification };
}
