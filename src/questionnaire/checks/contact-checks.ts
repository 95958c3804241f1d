import type { Check } from './warning.ts';

/** As few digits as a telephone of an office may have, without the code of its province. */
const fewestDigits = 6;

/** A telephone nobody can dial, such as a dash. */
export const phoneMalformed: Check = ({ answers: { respondent_phone: phone } }) =>
  phone === null || (phone.match(/\d/g)?.length ?? 0) >= fewestDigits
    ? []
    : [
        {
          path: 'respondent_phone',
          rule: 'phone_malformed',
          message: 'Số điện thoại này chưa đủ chữ số. Đề nghị kiểm tra lại.',
          explainable: false,
        },
      ];

const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** An e-mail that no letter can reach, such as "x@"; several may stand there, with commas or semicolons between. */
export const emailMalformed: Check = ({ answers: { respondent_email: email } }) =>
  email === null || email.split(/[\s,;]+/).every((one) => one === '' || address.test(one))
    ? []
    : [
        {
          path: 'respondent_email',
          rule: 'email_malformed',
          message: 'Địa chỉ thư điện tử này chưa đúng dạng. Đề nghị kiểm tra lại.',
          explainable: false,
        },
      ];
