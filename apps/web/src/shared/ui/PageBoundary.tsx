import { Component, type ReactNode } from 'react';
import { PageFailed } from './PageFailed';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a screen that fails from taking the whole page with it into a blank one. */
export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}
