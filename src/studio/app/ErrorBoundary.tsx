import { Component, type ReactNode } from 'react';
import { downloadContent } from '../session/downloadContent.ts';
import { Button } from '../widgets/Button.tsx';

interface Props {
  readonly readText: () => string | undefined;
  readonly children: ReactNode;
}

/** The last net: says that the fault is ours and gives the text back. */
export class ErrorBoundary extends Component<Props, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    const text = this.props.readText();
    return (
      <div className="crash" role="alert">
        <h1>The studio stumbled</h1>
        <p>This is a fault of ours, not of your framework. Your text and deals are kept on this computer.</p>
        <p className="crash-message">{message}</p>
        <div className="empty-room-actions">
          <Button look="primary" onClick={() => window.location.reload()}>
            Reload the studio
          </Button>
          {text === undefined ? null : (
            <Button icon="download" onClick={() => downloadContent('framework.cosell.jsonc', text)}>
              Download my text
            </Button>
          )}
        </div>
      </div>
    );
  }
}
