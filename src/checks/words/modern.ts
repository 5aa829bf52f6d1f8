/**
 * Words of newsletters that are younger than the English dictionary, or that it takes for two, or from
 * other languages; and abbreviations in small letters.
 */
export const modern: ReadonlySet<string> = new Set(
  `
  agroforestry al alia allyship annum antiracism antiracist audiobook audiobooks bandings baselined
  baselining batwalk befriender befrienders bellringers bellringing benchmarked benchmarking
  bhangra bioblitz birdwatching bitesize blanche boccia bona bono bookclub bookclubs bootcamp bootcamps
  byelection byelections campervan campervans capita carshare carsharing carte chatbot chatbots
  clawback cllr cllrs cochair cochairs codesign codesigned codesigning cofounder cofunded cofunding
  colocate colocated colocation compostable compostables convenor convenors coppice coppiced
  coppicing coproduce coproduced coproduction coterminosity councillorship covid coworking crafters
  crowdfunder css csv cwtch cybercrime cybersecurity cycleway cycleways d'être daren't
  decarbonisation decarbonise decarbonised decarbonising declutter decluttering defib defibs
  digitalisation disempowered diwali djembe docx doula dreich dropdown déjà ebike ebikes ebook
  ebooks ebulletin ebulletins edtech eid elearning enablement enewsletter enewsletters ensuite
  epetition epetitions esports esq ethnicities explainer explainers extranet facto factsheet
  factsheets faire falafel fayres fide fintech firma flexitime flipchart flipcharts flytipping
  foodbank foodbanks freecycle funder funders fundraise fundraised futsal gamers gamification
  gastropub geodata geospatial geotechnical gif glamping grantmaker grantmakers grantmaking grata
  greenspace greenspaces greywater grâce gurdwara gwh hackathon hackathons hanukkah helpdesk
  hotdesk hotdesking hotline hotspot hotspots html hwyl iftar impactful incentivise incentivised
  incentivising inclusivity infographic infographics insourcing interagency intergenerational ipso ish
  jobseeker jobseekers jpeg jpg kayakers kwanzaa kwh laissez listicle litterpicker litterpickers
  litterpicking liveability livestream livestreamed livestreaming livestreams localism localist
  lockdown lockdowns longlist longlisted lookups mailout mailouts makerspace makerspaces masse
  masterplan masterplanning masterplans mentee mentees microbusiness microbusinesses microdata
  microgeneration microgrant microgrants microplastic microsite microsites mins mitigations
  mocktail mocktails modus multiagency multifaith multigenerational multiskilled mutualism mutuals
  mwh natterjack neet neets netballer networker neurodivergent neurodiverse neurodiversity newsdesk
  newsfeed nonbinary norovirus née officio onboarding operandi operationalise orienteer orthotics
  outturn outturns overrepresented paddleboard paddleboarding panini papercraft parished parklet
  parklets parkrun parkruns passivhaus pcm pdf pdfs peloton permaculture personalisation petanque
  phlebotomist phlebotomy photovoltaics pilates placemaker placemaking placeshaping playscheme
  playschemes playwork playworker playworkers plc plogging png precepted prediabetes prediabetic
  prelaunch printmaker printmakers priori purim qigong raison ramadan rata reablement rebanding
  rebrand rebranded rebranding recyclates refurb regranting reprioritise reskill reskilling
  responders reusables revd rewild rewilded rewilding rhymetime rideshare ridesharing ringfence
  ringfenced ringfencing roadmap roadmaps rollercoaster rollout rollouts roundtable roundtables
  saltmarsh saltmarshes scalable seater seaters secondee secondees sgt signup signups siloed
  skatepark skateparks snr sponsorships sqm staycation staycations stormwater storytime
  strim strimmed strimmer strimmers strimming walkie operationalisation operationalise
  streetlighting streetscape streetscene streetworks subgrant subgrants subnational subregion
  subregional subregions swale swales teambuilding telecare telehealth tai tenderers terra there'd
  timebank timebanked timebanking timebanks timeframe timeframes timesheet timesheets timeslot
  timeslots toolkits touchpoint touchpoints traineeship traineeships traybake traybakes tweens
  unconference underserved underspend underspends underspent unitaries unparished upcycle upcycled
  upcycling upscaling upskill upskilled upskilling vaccinator vaisakhi videoconference vires vis
  vlog vlogs vu walkability walkthrough walkthroughs wav webform webforms webpage webpages
  wellbeing whitehall wifi wks woodturning workless worklessness worklist workstream workstreams
  xlsx zipline ziplines zumba`.split(/\s+/),
)

/** What makes another word of a known one: `multisite`, `sublet`, `ecofriendly`. */
export const beginnings =
  /^(?:anti|auto|bio|co|counter|cross|cyber|de|eco|hyper|inter|intra|macro|mega|micro|mid|mini|multi|neuro|non|out|over|photo|post|pre|pro|pseudo|psycho|re|self|semi|sub|super|tele|trans|ultra|un|under)-?(?=[a-z]{5})/

/** Short words that join no noun: behind them a space was forgotten. */
const unjoined: ReadonlySet<string> = new Set(
  `about after again also before being below could each even ever every first from give have here into just
  last like made make many more most much must need next once only other over same shall should some such
  take than thank that their them then there these they thing things this those through under until very
  want well were what when where which while will with without would your`.split(/\s+/),
)

/** Of words of three letters most are the beginning of another one: these are nouns. */
const short: ReadonlySet<string> = new Set(
  `air arm art bag bar bed box bus car cat cup day dog ear egg eye fan fox fun gas ice ink jam job key lap leg
  log map net oak oil pea pen pet pie pig pin pot rat row rug sea sky sun tax tea tin toe toy tub van war wax
  web`.split(/\s+/),
)

/** The ways in which a word may be two nouns that are written as one: a short one and a longer one. */
export function halvesOf(word: string): [string, string][] {
  if (word !== word.toLowerCase() || word.length < 8) return []
  return [3, 4, 5, 6].flatMap((at): [string, string][] => {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    const isNoun = at > 3 ? !unjoined.has(head) : short.has(head)
    return tail.length < 5 || !isNoun || unjoined.has(tail) ? [] : [[head, tail]]
  })
}

/** Days of the calendar: their names are nobody's, so what is nearly one is a misprint. */
export const calendar: ReadonlySet<string> = new Set(
  `January February August September October November December Monday Tuesday Wednesday Thursday Friday
  Saturday Sunday Christmas Easter Whitsun Pentecost Michaelmas Hogmanay Halloween Ramadan Diwali Hanukkah
  Passover`.split(/\s+/),
)

/** What stands before or behind names, where an unknown word is as a rule a name: `South Ribble Trust`. */
export const besideNames: ReadonlySet<string> = new Set(
  `abbey association award awards bill bridge brigade canal castle cathedral centre choir church close club
  college common county court crescent dame east farm fort foundation garden gardens great hall hill hospital
  hotel house inquiry inn island isle lady lake lane little lodge lord lower mid mount museum new north old
  park port prize report review river road royal saint school sir society south square station street
  theatre tower town trust university upper valley village west wood`.split(/\s+/),
)
