/**
 * Words of newsletters that are younger than the English dictionary, or that it takes for two; and
 * abbreviations in small letters.
 */
export const modern: ReadonlySet<string> = new Set(
  `
  agroforestry allyship antiracism antiracist audiobook audiobooks baselined baselining befriender
  befrienders benchmarked benchmarking bioblitz bitesize boccia bootcamp bootcamps byelection
  byelections campervan campervans carshare carsharing chatbot chatbots cllr cllrs cochair cochairs
  codesign codesigned codesigning cofounder cofunded cofunding colocate colocated colocation
  compostable compostables convenor convenors coppice coppiced coppicing coproduce coproduced
  coproduction coterminosity covid coworking crowdfunder cwtch cybercrime cybersecurity cycleway
  cycleways decarbonisation decarbonise decarbonised decarbonising declutter decluttering
  digitalisation disempowered diwali djembe dreich dropdown ebike ebikes ebook ebooks ebulletin
  ebulletins edtech eid elearning enablement enewsletter enewsletters ensuite epetition epetitions
  esports esq ethnicities explainer explainers extranet factsheet factsheets falafel fayres fintech
  flipchart flipcharts flytipping foodbank foodbanks freecycle fundraise fundraised futsal gamers
  gamification gastropub geodata geospatial geotechnical glamping grantmaker grantmakers
  grantmaking greenspace greenspaces greywater gurdwara gwh hackathon hackathons hanukkah helpdesk
  hotdesk hotdesking hotline hotspot hotspots hwyl iftar impactful incentivise incentivised
  incentivising inclusivity infographic infographics insourcing interagency intergenerational
  kayakers kwanzaa kwh listicle litterpicker litterpickers litterpicking liveability livestream
  livestreamed livestreaming livestreams localism localist lockdown lockdowns longlist longlisted
  lookups mailout mailouts makerspace makerspaces masterplan masterplanning masterplans mentee
  mentees microbusiness microbusinesses microdata microgeneration microgrant microgrants
  microplastic microsite microsites mins mitigations mocktail mocktails multiagency multifaith
  multigenerational multiskilled mutualism mutuals mwh neet neets netballer networker
  neurodivergent neurodiverse neurodiversity newsdesk newsfeed nonbinary onboarding operationalise
  outturn outturns overrepresented paddleboard paddleboarding panini parished parklet parklets
  parkrun parkruns passivhaus pcm pdf pdfs peloton permaculture personalisation petanque
  photovoltaics pilates placemaker placemaking placeshaping playscheme playschemes playwork
  playworker playworkers plc plogging precepted prediabetes prediabetic prelaunch purim qigong
  ramadan reablement rebrand rebranded rebranding recyclates refurb regranting reprioritise reskill
  reskilling reusables revd rewild rewilded rewilding rideshare ridesharing ringfence ringfenced
  ringfencing roadmap roadmaps rollout rollouts roundtable roundtables saltmarsh saltmarshes
  scalable sgt signup signups siloed snr sponsorships sqm staycation staycations stormwater
  streetlighting streetscape streetscene streetworks subgrant subgrants subnational subregion
  subregional subregions swale swales teambuilding telecare telehealth tenderers timebank
  timebanked timebanking timebanks timeframe timeframes timeslot timeslots toolkits touchpoint
  touchpoints traineeship traineeships traybake traybakes unconference underserved underspend
  underspends underspent unitaries unparished upcycle upcycled upcycling upscaling upskill
  upskilled upskilling vaccinator vaisakhi videoconference vlog vlogs walkability walkthrough
  walkthroughs webform webforms webpage webpages wellbeing whitehall wifi wks workless worklessness
  worklist workstream workstreams zumba`.split(/\s+/),
)

/** What makes another word of a known one: `multisite`, `sublet`, `ecofriendly`. */
export const beginnings =
  /^(?:anti|auto|bio|co|counter|cross|cyber|de|eco|hyper|inter|intra|macro|mega|micro|mid|mini|multi|neuro|non|out|over|photo|post|pre|pro|pseudo|psycho|re|self|semi|sub|super|tele|trans|ultra|un|under)-?(?=[a-z]{5})/

/** Days of the calendar: their names are nobody's, so what is nearly one is a misprint. */
export const calendar: ReadonlySet<string> = new Set(
  `January February August September October November December Monday Tuesday Wednesday Thursday Friday
  Saturday Sunday Christmas Easter Whitsun Pentecost Michaelmas Hogmanay Halloween Ramadan Diwali Hanukkah
  Passover`.split(/\s+/),
)
