import { Component, type ReactNode } from 'react';
import { PageFailed } from './PageFailed';

interface Props {
  /** Where one is: what failed at one address does not stand in the way of the next. */
  readonly at: string;
  readonly children: ReactNode;
}

/** Keeps a screen that fails from taking the whole page with it into a blank one. */
export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}
