import { useEffect, useState, type ReactNode } from 'react';
import { Input } from 'antd';
import './pages.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
}

const TYPING_MS = 250;

/** Words to look for: asked for once somebody has stopped typing, or at once with Enter. */
export function SearchBox({ label, value, change }: Props): ReactNode {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => change(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, change]);
  return (
    <Input
      type="search"
      allowClear
      maxLength={100}
      className="search-box"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => change(typed.trim())}
    />
  );
}
