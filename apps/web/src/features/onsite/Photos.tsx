import { useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { CameraOutlined, CloseOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { atTime } from '../../shared/format';
import { readFromStore } from '../../shared/outbox/field-store';
import type { FieldPhoto } from '../../shared/outbox/field-queue';
import { discardField, putPhoto } from '../../shared/outbox/outbox';
import { useText } from '../../shared/text';
import type { Visit } from './pack';
import { photoName, shrunk } from './shrink';

interface Props {
  readonly visit: Visit;
  readonly clause: Pick<FieldPhoto, 'visitId' | 'hospitalId' | 'assessmentId' | 'code'>;
  /** Those that wait for a decision. */
  readonly photos: readonly FieldPhoto[];
  /** What was typed of the clause so far; it goes with the photo. */
  readonly note: string;
}

/** Takes photos with the camera, or from the album, and keeps them on the phone. */
export function Photos({ visit, clause, photos, note }: Props): ReactNode {
  const { t } = useText();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const keep = async (file: File): Promise<void> => {
    const content = await shrunk(file);
    const at = new Date();
    const taken = t('web.onsite.photo.taken', { time: atTime(at.toISOString()) });
    const title = t('web.onsite.photo.title', { code: clause.code, visit: visit.title }).slice(0, 200);
    await putPhoto(
      {
        ...{ ...clause, title, name: photoName(clause.code, content.type, at) },
        note: [note.trim(), taken].filter(Boolean).join('\n'),
      },
      content,
    );
  };
  const picked = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(target.files ?? [])];
    target.value = '';
    setBusy(true);
    setFailed(false);
    try {
      for (const file of files) await keep(file);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const input = {
    type: 'file',
    hidden: true,
    accept: 'image/*',
    onChange: (event: ChangeEvent<HTMLInputElement>) => void picked(event),
  };
  return (
    <div className="onsite-photos">
      <Button
        block
        type="primary"
        size="large"
        className="onsite-camera"
        icon={<CameraOutlined />}
        loading={busy}
        onClick={() => camera.current?.click()}
      >
        {t('web.onsite.photo')}
      </Button>
      <Button type="text" icon={<PictureOutlined />} onClick={() => album.current?.click()}>
        {t('web.onsite.album')}
      </Button>
      <input ref={camera} {...input} capture="environment" aria-label={t('web.onsite.photo')} />
      <input ref={album} {...input} multiple aria-label={t('web.onsite.album')} />
      {failed && (
        <p className="bad onsite-missing" role="alert">
          {t('web.onsite.photo.failed')}
        </p>
      )}
      {photos.length > 0 && (
        <ul className="onsite-thumbs">
          {photos.map(({ id }, i) => (
            <li key={id}>
              <Thumbnail id={id} label={t('web.onsite.photo.label', { n: i + 1 })} />
              <Button
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('web.onsite.photo.remove', { n: i + 1 })}
                onClick={() => discardField(id)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A photo that is kept here. */
export function Thumbnail({ id, label }: { readonly id: string; readonly label: string }): ReactNode {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void readFromStore<Blob>('photos', id).then((photo) => {
      if (!photo || gone) return;
      made = URL.createObjectURL(photo);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [id]);
  return url === undefined ? (
    <span className="onsite-thumb" />
  ) : (
    <img className="onsite-thumb" src={url} alt={label} />
  );
}
