import type { FilePreview } from '../../core/records/index.ts';

/** How a file begins. Takes the focus, as it scrolls and nothing in it does. */
export function FilePreviewView({ name, preview }: { readonly name: string; readonly preview: FilePreview }) {
  switch (preview.kind) {
    case 'none':
      return <p className="fine">What stands in this file shows when it is read.</p>;
    case 'text':
      return (
        <div className="intake-text" tabIndex={0} role="region" aria-label={`How ${name} begins`}>
          <pre>{preview.lines.join('\n')}</pre>
        </div>
      );
    case 'table':
      return (
        <div className="intake-rows" tabIndex={0} role="region" aria-label={`How ${name} begins`}>
          <table>
            <thead>
              <tr>
                {preview.columns.map((column, at) => (
                  <th key={at} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
