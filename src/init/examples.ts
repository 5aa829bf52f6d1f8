/**
 * What stands in the first issue until the editor writes something better. `{publication}` and
 * `{organisation}` stand for their names. None of it says where or who, so that nothing is untrue.
 */
export type Example = {
  welcome: string
  news: { title: string; body: string }
  event: { title: string; body: string; venue: string; cost: string }
  notice: { title: string; body: string }
}

const en: Example = {
  welcome: 'Welcome to {publication}, the newsletter of {organisation}.',
  news: {
    title: 'Our first issue',
    body: 'This is the first issue of {publication}. Put your own story in its place.\n\nAn empty line begins a new paragraph. Write *emphasis* and **strong** as they stand here, and lists with a dash:\n\n- one thing\n- and another.',
  },
  event: {
    title: 'Open afternoon',
    body: 'Come and see what we do. Everybody is welcome.',
    venue: 'Our meeting room',
    cost: 'Free',
  },
  notice: {
    title: 'What would you like to read?',
    body: 'Tell us what the next issue should be about.',
  },
}

const de: Example = {
  welcome: 'Willkommen bei {publication}, dem Newsletter von {organisation}.',
  news: {
    title: 'Unsere erste Ausgabe',
    body: 'Dies ist die erste Ausgabe von {publication}. Setzen Sie Ihren eigenen Beitrag an diese Stelle.\n\nEine Leerzeile beginnt einen neuen Absatz. So schreiben Sie *betont* und **fett**, und Listen mit einem Strich:\n\n- das eine\n- und das andere.',
  },
  event: {
    title: 'Offener Nachmittag',
    body: 'Kommen Sie vorbei und sehen Sie, was wir tun. Alle sind willkommen.',
    venue: 'Unser Besprechungsraum',
    cost: 'Eintritt frei',
  },
  notice: {
    title: 'Was möchten Sie lesen?',
    body: 'Schreiben Sie uns, wovon die nächste Ausgabe handeln soll.',
  },
}

const fr: Example = {
  welcome: 'Bienvenue dans {publication}, la lettre d’information de {organisation}.',
  news: {
    title: 'Notre premier numéro',
    body: 'Voici le premier numéro de {publication}. Mettez votre propre article à sa place.\n\nUne ligne vide commence un nouveau paragraphe. On écrit ainsi en *italique* et en **gras**, et les listes avec un tiret :\n\n- une chose\n- et une autre.',
  },
  event: {
    title: 'Après-midi portes ouvertes',
    body: 'Venez découvrir ce que nous faisons. Tout le monde est bienvenu.',
    venue: 'Notre salle de réunion',
    cost: 'Gratuit',
  },
  notice: {
    title: 'Que souhaitez-vous lire ?',
    body: 'Dites-nous de quoi le prochain numéro devrait parler.',
  },
}

const es: Example = {
  welcome: 'Le damos la bienvenida a {publication}, el boletín de {organisation}.',
  news: {
    title: 'Nuestro primer número',
    body: 'Este es el primer número de {publication}. Ponga su propia noticia en este lugar.\n\nUna línea vacía empieza un párrafo nuevo. Así se escribe en *cursiva* y en **negrita**, y las listas con un guion:\n\n- una cosa\n- y otra.',
  },
  event: {
    title: 'Tarde de puertas abiertas',
    body: 'Venga a ver lo que hacemos. La invitación es para todo el mundo.',
    venue: 'Nuestra sala de reuniones',
    cost: 'Gratis',
  },
  notice: {
    title: '¿Qué le gustaría leer?',
    body: 'Díganos de qué debería tratar el próximo número.',
  },
}

const it: Example = {
  welcome: 'Benvenuti in {publication}, la newsletter di {organisation}.',
  news: {
    title: 'Il nostro primo numero',
    body: 'Questo è il primo numero di {publication}. Mettete qui il vostro articolo.\n\nUna riga vuota comincia un nuovo capoverso. Così si scrive in *corsivo* e in **grassetto**, e gli elenchi con un trattino:\n\n- una cosa\n- e un’altra.',
  },
  event: {
    title: 'Pomeriggio a porte aperte',
    body: 'Venite a vedere che cosa facciamo. Siete tutti benvenuti.',
    venue: 'La nostra sala riunioni',
    cost: 'Gratuito',
  },
  notice: {
    title: 'Che cosa vi piacerebbe leggere?',
    body: 'Diteci di che cosa dovrebbe parlare il prossimo numero.',
  },
}

const nl: Example = {
  welcome: 'Welkom bij {publication}, de nieuwsbrief van {organisation}.',
  news: {
    title: 'Ons eerste nummer',
    body: 'Dit is het eerste nummer van {publication}. Zet hier uw eigen bericht neer.\n\nEen lege regel begint een nieuwe alinea. Zo schrijft u *cursief* en **vet**, en lijsten met een streepje:\n\n- het ene\n- en het andere.',
  },
  event: {
    title: 'Open middag',
    body: 'Kom kijken wat we doen. Iedereen is welkom.',
    venue: 'Onze vergaderzaal',
    cost: 'Gratis',
  },
  notice: {
    title: 'Wat wilt u lezen?',
    body: 'Laat ons weten waar het volgende nummer over moet gaan.',
  },
}

const pl: Example = {
  welcome: 'Witamy w newsletterze {publication}, który wydaje {organisation}.',
  news: {
    title: 'Nasz pierwszy numer',
    body: 'To pierwszy numer newslettera {publication}. Wpisz tu własny artykuł.\n\nPusty wiersz zaczyna nowy akapit. Tak pisze się *kursywą* i **pogrubioną czcionką**, a listy z myślnikiem:\n\n- jedna rzecz\n- i druga.',
  },
  event: {
    title: 'Popołudnie otwartych drzwi',
    body: 'Przyjdź i zobacz, co robimy. Zapraszamy wszystkich.',
    venue: 'Nasza sala spotkań',
    cost: 'Wstęp wolny',
  },
  notice: {
    title: 'O czym chcesz przeczytać?',
    body: 'Napisz nam, o czym ma być następny numer.',
  },
}

const pt: Example = {
  welcome: 'Bem-vindo a {publication}, o boletim de {organisation}.',
  news: {
    title: 'Nossa primeira edição',
    body: 'Esta é a primeira edição de {publication}. Ponha sua própria notícia neste lugar.\n\nUma linha vazia começa um novo parágrafo. Assim se escreve em *itálico* e em **negrito**, e as listas com um hífen:\n\n- uma coisa\n- e outra.',
  },
  event: {
    title: 'Tarde de portas abertas',
    body: 'Venha ver o que fazemos. O convite é para todos.',
    venue: 'Nossa sala de reuniões',
    cost: 'Gratuito',
  },
  notice: {
    title: 'O que você gostaria de ler?',
    body: 'Conte para nós qual deve ser o assunto da próxima edição.',
  },
}

const portugal: Example = {
  ...pt,
  welcome: 'Bem-vindo a {publication}, o boletim informativo de {organisation}.',
  news: {
    title: 'A nossa primeira edição',
    body: pt.news.body.replace('sua própria', 'a sua própria'),
  },
  event: { ...pt.event, venue: 'A nossa sala de reuniões' },
  notice: {
    title: 'O que gostaria de ler?',
    body: 'Diga-nos qual deve ser o assunto da próxima edição.',
  },
}

const ar: Example = {
  welcome: 'أهلاً بكم في {publication}، النشرة الإخبارية الصادرة عن {organisation}.',
  news: {
    title: 'عددنا الأول',
    body: 'هذا هو العدد الأول من {publication}. ضعوا خبركم مكان هذا النص.\n\nالسطر الفارغ يبدأ فقرة جديدة. هكذا يُكتب *النص المميز* و**النص العريض**، والقوائم بشرطة:\n\n- أمر أول\n- وأمر آخر.',
  },
  event: {
    title: 'أمسية مفتوحة للجميع',
    body: 'تعالوا وتعرفوا على عملنا. الدعوة عامة.',
    venue: 'قاعة الاجتماعات لدينا',
    cost: 'مجاناً',
  },
  notice: {
    title: 'ماذا تودون أن تقرؤوا؟',
    body: 'أخبرونا عن موضوع العدد القادم.',
  },
}

const he: Example = {
  welcome: 'ברוכים הבאים אל {publication}, העלון של {organisation}.',
  news: {
    title: 'הגיליון הראשון שלנו',
    body: 'זהו הגיליון הראשון של {publication}. כתבו כאן ידיעה משלכם.\n\nשורה ריקה פותחת פסקה חדשה. כך כותבים *הדגשה* ו**הדגשה חזקה**, ורשימות עם מקף:\n\n- דבר אחד\n- ודבר נוסף.',
  },
  event: {
    title: 'אחר צהריים פתוח',
    body: 'בואו לראות מה אנחנו עושים. כולם מוזמנים.',
    venue: 'חדר הישיבות שלנו',
    cost: 'ללא תשלום',
  },
  notice: {
    title: 'על מה תרצו לקרוא?',
    body: 'ספרו לנו במה כדאי שיעסוק הגיליון הבא.',
  },
}

/** The examples by BCP 47 tag in lower case: one for each language that newswire has words for. */
export const examples: Readonly<Record<string, Example>> = {
  ar,
  de,
  en,
  es,
  fr,
  he,
  it,
  nl,
  pl,
  pt,
  'pt-pt': portugal,
}
