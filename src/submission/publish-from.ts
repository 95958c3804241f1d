/** From when on what a Sở sent is published: once sent, once its signed copy has come, or once it was accepted. */
export const publishFrom = ['sent', 'signed', 'accepted'] as const;

/** From when on what a Sở sent is published. */
export type PublishFrom = (typeof publishFrom)[number];

/** When what was sent will be found on the results, in words. */
export const publishedWords: Readonly<Record<PublishFrom, string>> = {
  sent: 'Số liệu được công bố sau ít phút; khi chưa có bản ký thì ghi “Số liệu sơ bộ, chờ bản ký”.',
  signed: 'Số liệu được công bố khi đã nhận bản ký.',
  accepted: 'Số liệu được công bố khi Cục Công nghệ thông tin đã tiếp nhận Phiếu.',
};
