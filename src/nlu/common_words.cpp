// Ordinary English words, first names, and words of our day: none of them is a typo of another.
//
// kEnglish was made from SCOWL (Spell Checker Oriented Word Lists, Debian package scowl 2020.12.07): the
// American and British words of levels 10 to 35, of each Snowball stem its shortest word, 3 to 10 letters,
// without the superlatives. To mend it, edit it. Its notice:
//
//   Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word
//   lists, the associated scripts, the output created from the scripts, and its documentation for any purpose
//   is hereby granted without fee, provided that the above copyright notice appears in all copies and that
//   both that copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
//   makes no representations about the suitability of this array for any purpose. It is provided "as is"
//   without express or implied warranty.
//
// kNames and kToday are our own.
#include "nlu/common_words.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "nlu/utterance.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

// To extend: first names that messages bring. "Liam" is no misspelt "liar".
constexpr std::string_view kNames =
    R"(aaron abby abdul abigail adam adrian ahmed aidan aisha alan alana albert alejandro alex alexa alexander
alexandra alexis ali alice alicia alina alison allison alyssa amanda amber amelia amir amy ana andre andrea
andreas andrew andy angel angela angelina anita anna anne annie anthony anton antonio april arjun arthur
ashley aubrey audrey austin ava avery barbara beatrice becca becky bella ben benjamin bernard beth bethany
betty bianca billy blake bob bobby brad bradley brandon brenda brent brett brian brianna bridget brittany
brooke bruce bryan caleb cameron camila candice carla carlos carly carmen carol caroline carrie casey
cassandra catherine cathy cecilia charles charlie charlotte chase chelsea cheryl chloe chris christian
christina christine christopher cindy claire clara claudia cody colin connor corey courtney craig crystal
curtis cynthia daisy dalton damian damien dan dana daniel daniela danielle danny daphne darren dave david
dawn deanna debbie deborah declan delia denise dennis derek destiny devin diana diane diego dieter dmitri
dominic donald donna doris dorothy doug douglas duncan dustin dylan eddie edgar edith eduardo edward eileen
elaine elena eli elias elijah elise elizabeth ella ellen ellie elliot emily emma enrique eric erica erik
erika erin ethan eva evan evelyn fatima felicia felix fernando fiona florence frances francesca francis
francisco frank freddie frederick gabriel gabriela gareth gary gavin gemma george georgia gerald gina
giovanni gloria gordon grace grant greg gregory gwen hailey hannah harold harriet harry hassan hayley
heather hector heidi helen helena henry holly hugo hunter ian ibrahim imogen ingrid irene iris isaac isabel
isabella isaiah ivan jack jackie jackson jacob jacqueline jade jaden jaime jake james jamie jan jane janet
janice jared jasmine jason javier jay jayden jean jeff jeffrey jenna jennifer jenny jeremy jerome jerry jess
jesse jessica jessie jesus jill jillian jim jimmy joan joanna joanne jodie joe joel johan john johnny jon
jonah jonas jonathan jordan jorge jose joseph josh joshua joyce juan juanita judith judy julia julian
juliana julie juliet justin kaitlyn kali karen karim karl kate katelyn katherine kathleen kathryn kathy
katie katy kayla keith kellie kelly kelsey ken kendra kenneth kerry kevin kieran killian kim kimberly
kirsten kris krista kristen kristin kristina kurt kyle lana lance larry laura lauren laurie lawrence leah
lena leo leon leona leonard leroy leslie leticia levi lewis liam lilian lillian lily linda lindsay lindsey
lisa logan lola lorena lorenzo lori lorraine louis louisa louise luca lucas lucia lucy luis luke lydia lynn
mackenzie maddie madison malik mandy manuel marc marcel marcia marco marcus margaret maria mariah marie
marina mario marion marissa marjorie mark marlene martha martin martina marty marvin mary mason mathew matt
matthew maureen maurice max maya megan meghan mehmet melanie melinda melissa mercedes meredith mia michael
micheal michele michelle miguel mikael mike mila mindy miranda miriam missy mitchell mohamed mohammad
mohammed moira molly monica monique morgan moses muhammad myra nadia nancy naomi natalia natalie natasha
nathan nathaniel neil nelson nicholas nick nicola nicolas nicole nigel nikki nina noah noel nolan nora norma
norman olga oliver olivia omar oscar owen paige pamela paolo patricia patrick paul paula pauline pedro peggy
penny perry pete peter phil philip phoebe phyllis pierre preston priscilla priya quentin rachael rachel
rafael rahul raj ralph ramon randy raquel rashid raul ravi raymond rebecca regina renee rhonda ricardo
richard rick ricky rita robert roberta roberto robin robyn rodney roger roland roman ron ronald ronan rory
rosa rosalie rosemary ross roxanne ruben ruby russell ruth ryan sabrina sadie sally salvador sam samantha
samir samuel sandra sandy sara sarah sasha saul savannah scott sean sebastian selena serena sergio seth
shane shannon sharon shaun shawn sheila shelby shelly sheryl shirley sidney simon simone siobhan sofia sonia
sonya sophia sophie spencer stacey stacy stanley stefan stella stephanie stephen steve steven stuart sue
summer susan susanna suzanne sven svetlana sydney sylvia tamara tammy tania tanya tara tasha taylor ted
terence teresa terrence terry tess thea thelma theo theodore theresa thomas tiffany tim timothy tina toby
todd tom tommy toni tony tracey traci tracy travis trent trevor trisha tristan troy tyler tyrone ulrich uma
ursula valeria valerie vanessa vera vernon veronica vicki vicky victor victoria vikram vincent viola violet
virginia vivian vladimir walter wanda warren wayne wendy wesley whitney will william willie wilma winston
wyatt xavier yasmin yolanda yusuf yvette yvonne zach zachary zara zoe zoey)";

// To extend: what is newer, or ruder, than the lists below.
constexpr std::string_view kToday =
    R"(airbnb airtag app apps autism avoidant bestie bipolar bitches bloke bumble burnout cheater clingy
codependency codependent convo counselling covid crappy cunt dating defensive depressed divorcee dumped
dumpee dumper emails emoji emotionally empath facebook facetime fiance fiancee flashbacks flatmate flirty
fuck fucker fucking gaslight gaslighting gaslit ghosted ghosting google googled grindr grownup hater hoodie
hookup hookups icky insecurities instagram ipad iphone journaling laptop linkedin loner mindful mindfulness
mindset moms mums narcissist narcissistic netflix nudes obsessing online overthink overthinker overthinking
paypal playlist podcast polyamorous porn prozac psycho reddit sertraline sexting shit shitty situationship
snapchat spotify stalker stalking stepdad stepmom straightforward sucks teenager texted texting therapists
tiktok trans traumatised traumatized triggered triggering uber unfollow unfollowed unfriend unfriended uni
vape vibe vibes vulnerability website whatsapp wifi xanax youtube zoloft)";

constexpr std::string_view kEnglish[] = {
    R"(aardvark aback abacus abandon abate abbey abbot abbreviate abdicate abdomen abdominal abduct aberration abet
abhor abhorrent abide ability abject ablaze able abler ably abnormal aboard abode abolish abolition
abominable aborigine abort abound about above aboveboard abrasive abreast abridge abroad abrupt abscess
abscond absence absent absentee absolute absolve absorb absorption abstain abstention abstinence abstract
abstruse absurd abundant abuse abysmal abyss academic academy accede accelerate accent accentuate accept
access accessory accident accidental acclaim acclimate accolade accompany accomplice accomplish accord
accordion accost account accredit accrue accumulate accuracy accurate accuse accustom ace ache achieve acid
acne acorn acoustic acquaint acquiesce acquire acquit acquittal acre acreage acrid acrimony acrobat acronym
across acrylic act action active activist actor actress actual actuary acumen acute adage adamant adapt
adaptor add addendum addict addition address addressee adept adequate adhere adhesion adjacent adjective
adjoin adjourn adjunct adjust administer admire admission admit admittance admonish admonition ado adobe
adolescent adopt adore adorn adrift adroit ads adulation adult adulterate adultery adulthood advance
advantage advent adventure adverb adverbial adversary adverse advert advertise advice advise advisor
advisory advocate aeon aerial aeroplane aerosol aerospace aesthetic afar affable affair affect affidavit
affiliate affinity affirm affix afflict affluence affluent afford affront afield aflame afloat afoot
aforesaid afraid afresh after afterlife afterlives aftermath afternoon afterward again against age agency
agenda agent aggravate aggregate aggression aggressor aghast agile agitate aglow agnostic ago agonise
agonize agony agree agreeable agreement aground ahead ahoy aid ail ailment aim aimless air airborne aircraft
airfield airier airline airmail airplane airport airstrip airtight airy aisle ajar akin alarm alarmist alas
albeit albino album alcohol alcove ale alert alga algebra algorithm alias aliased alibi alien alight align
alike alimony alive alkali alkaline all allay allege allegiance allegory allergic allergy alleviate alley
alliance alligator allocate allot allow alloy allude allure allusion ally almanac almighty almond almost
alms aloft alone along alongside aloof aloud alpha alphabet already also altar alter alternate although
altitude alto altogether altruism altruistic aluminium aluminum always amalgamate amass amateur amateurish
amaze ambassador amber ambiance ambience ambient ambiguity ambition ambitious ambivalent amble ambulance
ambush amen amend amethyst amiable amicable amid amidst amiss ammonia ammunition amnesia amnesty amoeba amok
among amongst amoral amorphous amount amp ampere ampersand amphibian amphibious ample ampler amplify
amplitude amply amputate amulet amuse anaemia anaemic anagram anal analgesic analog analogue analyse
analysis analyst analytic analyze anarchic anarchist anarchy anathema anatomical anatomy ancestor ancestral
ancestry anchor anchorage anchovy ancient and android anecdote anemia anemic anesthesia anesthetic anew
angel anger angle angler angrier angrily angry angst anguish angular animal animosity ankle annals annex
annihilate annotate announce annoy annual annuity annul anoint anomalous anomaly anon anonymity anorak
another answer ant antagonise antagonism antagonist anteater antelope antenna anthem anthill anthology
anthrax antibiotic antibody antic anticipate anticlimax antidote antifreeze antipathy antique antiseptic
antisocial antitheses antithesis antler antonym anus anvil anxiety anxious any anybody anyhow anyone
anyplace anything anyway anywhere aorta apart apartheid apathetic apathy ape aperture apex aphorism apiece
aplomb apocryphal apologetic apologise apology apostle apostrophe appal apparatus apparel apparent
apparition appeal appear appease append appendage appendices appendix appetiser appetite appetizer applaud
applause apple appliance applicant apply appoint appointee apposite appraise appreciate apprehend apprentice
approach approve apricot apron apt apter aptitude aquamarine aquarium aquatic aqueduct arable arbiter
arbitrary arbitrate arbor arbour arc arcade arcane arch archaic archbishop archer archery archetypal
architect archive archway ardent ardor ardour arduous are area arena arguable argue argument aria arid arise
arisen aristocrat arithmetic ark arm armadillo armament armchair armistice armor armory armour armoury
armpit army aroma aromatic arose around arouse arraign arrange array arrears arrest arrive arrogant arrow
arse arsenal arsenic arson art artefact artery arthritic arthritis artichoke article articulate artifact
artifice artificial artillery artisan artist artistry artwork asbestos ascend ascension ascent ascertain
ascetic ascribe asexual ash ashamed ashcan ashen ashore ashtray aside ask askance askew asleep asparagus
aspect aspen aspersion asphalt asphyxiate aspire aspirin ass assail assassin assault assemble assent assert
assess assessor asset assign assimilate assist associate assort assume assumption assure asterisk asteroid
asthma astonish astound astray astride astringent astrology astronaut astronomer astronomy astute asylum
asymmetry ate atheism atheist athlete atlas atmosphere atom atone atrocious atrocity attach attack attain
attempt attend attention attest attic attire attitude attorney attract attribute auburn auction audacious
audacity audible audience audio audit auditor auditorium auditory augment august aunt aura aural auspicious
austere authentic author authorise authorship auto autocracy autocrat autograph automate automatic
automobile automotive autonomous autonomy autopsy autumn auxiliary avail avalanche avarice avaricious avenge
avenue average averse avert aviator avid avocado avoid avow await awake awaken award aware away awe awesome
awful awfuller awhile awkward awning awoke awoken awry axe axiom axiomatic axis axle aye azalea azure)",
    R"(babble babe babier baboon baby babyish bachelor back backbone backer backfire backgammon background backhand
backlash backlog backpack backside backslash backspace backstage backtrack backward backwoods bacon bacteria
bacterial bacterium bad badder bade badge badger badminton baffle bag bagel baggage baggier baggy bail bait
bake baker bakery balance balcony bald balder bale balk ball ballad ballast ballerina ballet ballistics
balloon ballot ballroom balm balmier balmy baloney bamboo bamboozle ban banal banana band bandage bandanna
bandier bandit bandstand bandwagon bandwidth bandy bang bani banish banister banjo bank banker banknote
bankrupt bankruptcy banner banquet banter baptise baptism baptize bar barb barbarian barbaric barbecue
barber bard bare bareback barefoot barer bargain barge baritone bark barley barman barn barnacle barnyard
barometer baron baroque barrage barrel barren barrette barricade barrier barrister bartender barter base
baseball baseline basement baser bash basic basil basin basis bask basket basketball bass bassoon bastard
baste bat batch bath bathroom bathtub baton batsman battalion batter battery battle battleship baud baulk
bawdier bawdy bawl bay bayonet bayou bayous bazaar beach beacon bead beadier beady beagle beak beaker beam
bean bear bearable beard bearer beast beat beaten beater beautician beautify beauty beaver became because
beckon become bed bedbug bedclothes bedder bedlam bedridden bedrock bedroom bedside bedspread bedtime bee
beech beef beefier beefy beehive been beeper beer beeswax beet beetle beeves befall befallen befell befit
before beforehand befriend beg began beggar begin beginner begrudge beguile begun behalf behalves behave
behavior behaviour behead beheld behind behold beige being belabor belabour belated belch belfry belie
belief believe belittle bell bellboy bellhop bellow belly belong beloved below belt bemoan bemuse bench bend
bender beneath benefactor beneficial benefit benevolent benighted benign bent bequeath bequest bereave
bereft beret berry berserk berth beseech beset beside besiege besought best bestial bestow bet beta betcha
betray betrothal better bettor between beverage beware bewilder bewitch beyond bias bib bible biblical
bicker bicycle bid bidden bide biennial bifocals big bigamist bigamous bigamy bigger bigot bigotry bike
bikini bilateral bile bilingual bill billboard billfold billiards billion billow bin binary bind binder
bingo binomial biographer biography biologist biology bipartisan biped biplane birch bird birdcage birth
birthday birthmark birthplace biscuit bisect bisexual bishop bison bit bitch bite bitmap bitten bitter
bizarre blab black blackberry blackbird blackboard blacken blacker blackhead blackjack blacklist blackmail
blackout blacksmith blacktop bladder blade blame blameless blamer blanch blancmange bland blander blank
blanker blanket blare blaspheme blasphemy blast blaster blatant blaze blazer bleach bleak bleaker blearier
bleary bleat bled bleed blemish blend bless blew blight blimp blind blinder blindfold blink blinker blip
bliss blister blithe blither blitz blizzard blob bloc block blockade blockage blockhead blog blogger blond
blonder blood bloodhound bloodier bloodshed bloodshot bloody bloom blossom blot blotch blotter blouse blow
blown blowout blowtorch blubber bludgeon blue bluebell blueberry bluebird blued bluegrass blueprint bluer
bluff bluffed bluffer blunder blunt blunter blur blurb blurt blush bluster boa boar board boarder boardwalk
boast boat bob bobbin bobcat bobsled bobsledded bode bodice bodily body bodyguard bodywork bog boggle bogus
boil boiler boisterous bold bolder bologna bolster bolt bomb bombard bomber bond bondage bone bonfire bonier
bonnet bonus bony boo booby book bookcase bookend bookkeeper booklet bookmark bookshelf bookshop bookstore
bookworm boom boomerang boon boor boorish boost booster boot bootee booth bootleg bootstrap booty booze bop
border borderline bore boredom born borough borrow bosom boss bossier bossy botanical botanist botany botch
both bother bothersome bottle bottleneck bottom bottomless bough bought boulder boulevard bounce bound
boundary boundless bounty bouquet bourbon bourgeois bout boutique bovine bow bowel bowl bowlegged bowler box
boxcar boxer boy boycott boycotted boyfriend boyhood boyish bra brace bracelet bracket brackish brag
braggart braid brain brainier brainless brainstorm brainwash brainy braise brake bran branch brand brandish
brandy bras brash brasher brass brassier brassy brat bravado brave braver bravery bravo brawl brawn brawnier
brawny bray brazen brazier breach bread breadth break breakable breakdown breakfast breakneck breakwater
breast breath breather breathless bred breed breeder breeze breezier breezy brethren brevity brew brewery
bribe bribery brick bricklayer bridal bride bridegroom bridesmaid bridge bridle brief briefcase briefer
briefly brigade bright brighten brighter brilliance brilliant brim brimstone brine bring brinier brink briny
brisk brisker bristle britches brittle brittler broach broad broadcast broaden broader broadside brocade
broccoli brochure broil broiler broke broken broker bronchitis bronco bronze brooch brood brook broom broth
brother brought brow browbeat browbeaten brown browner brownie browse bruise brunch brunette brunt brush
brusque brusquer brutal brute brutish bubble bubblier buck bucket buckle bud buddy budge budget buff buffalo
buffed buffer buffet buffoon bug bugger buggier buggy bugle bugler build builder built bulb bulbous bulge
bulk bulkier bulky bull bulldog bulldoze bullet bulletin bullfight bullfrog bullion bully bum bumblebee
bummer bump bumper bumpier bumpy bun bunch bundle bung bungalow bungle bungler bunion bunk bunker bunny buoy
buoyancy buoyant burble burden burdensome bureau bureaucrat bureaus burger burglar burglary burgle burial
burlap burlier burly burn burner burnish burnt burp burr burro burrow bursar burst bury bus bused bush
bushel bushier bushy busier busily bust bustle busy busybody but butcher butchery butler butt butter
buttercup butterfly buttermilk buttery buttock button buttonhole buttress buxom buy buyer buzz buzzard
buzzer bye bygone bypass bystander byte byway)",
    R"(cab cabaret cabbage cabin cabinet cable caboose cacao cache cackle cacti cactus cad caddie cadence cadet
cafeteria caffeine cage cagey cagier cajole cake calamity calcium calculate calculi calculus calendar calf
caliber calibre calico calk call callable caller callous callow callus calm calmer calorie calve cam came
camel cameo camera camouflage camp campaign camper campus can canal canary cancel cancer candid candidacy
candle candor candour candy cane canine canister canker cannery cannibal cannier canning cannon cannot canny
canoe canon canopy cant cantaloupe canteen canter canvas canvased canvass canyon cap capable capacitor
capacity cape caper capillary capital capitalise capitalist capitulate caprice capricious capsize capsule
captain caption captive captor capture car caramel carat caravan carbon carburetor carcass card cardboard
cardiac cardigan cardinal care career carefree carefuller careless caress caretaker cargo caribou caribous
caricature carnage carnal carnation carnival carnivore carol carouse carp carpenter carpentry carpet
carriage carrier carrion carrot carry cart cartel cartilage carton cartoon cartoonist cartridge cartwheel
carve cascade case cash cashew cashier cashmere casino cask casket casserole cassette cast castaway caster
castigate castle castoff castrate casual casualty cat cataclysm catalog catalogue catapult cataract catcall
catch catchier catchment catchy catechism categorise categorize category cater catfish cathedral catholic
catnap catnip cattle catwalk caucus caught caulk causal cause causeway caustic caution cautious cavalier
cavalry cave caveat cavern caviar cavity cavort caw cease ceasefire ceaseless cedar cede ceiling celebrate
celery celestial celibacy celibate cell cellar cellist cello cellophane cellular cellulose cement cemetery
censor censorship censure census cent centennial center centimeter centimetre centipede central centralise
centre centrifuge century ceramic cereal cerebral ceremony certain certainty certify cervical cessation
chafe chaff chaffed chagrin chain chainsaw chair chairman chairmen chalet chalice chalk chalkier chalky
challenge chamber chameleon champ champagne champion chance chancellor chandelier change changeable
changeover channel chant chaos chaotic chap chapel chaperon chaplain chapter char character charcoal charge
chargeable charger chariot charisma charitable charity charlatan charm chart charter chase chasm chassis
chaste chasten chaster chastise chastity chat chatter chatterbox chattier chatty chauffeur chauvinist cheap
cheapen cheaper cheaply cheat check checker checkout checkpoint checkup cheek cheep cheer cheerier cheery
cheese cheetah chef chemical chemist chemistry cheque chequer cherish cherry cherub cherubim chess chest
chestnut chew chewier chewy chi chic chicer chick chicken chide chief chiefer chiefly chieftain child
childbirth childhood childish childlike children chili chill chiller chilli chillier chime chimney chimp
chimpanzee chin china chink chintz chip chipmunk chipper chirp chisel chivalrous chivalry chlorine
chloroform chocolate choice choicer choir choke cholera choose choosier choosy chop chopper choppier choppy
choral chord chore chortle chorus chose chosen chow chowder christen chrome chromium chromosome chronic
chronicle chronology chubbier chubby chuck chuckle chug chum chummier chummy chunk chunkier chunky church
churn chute cider cigar cigarette cinch cinder cinema cinnamon cipher circa circle circuit circuitry
circular circulate circumcise circumflex circumvent circus cistern citation cite citizen citric citrus city
civic civil civilian civilise clack clad claim clam clamber clammier clammy clamor clamour clamp clan clang
clank clap clapper claptrap claret clarify clarinet clarity clash clasp class classic classify classmate
classroom classy clatter clause claw clay clean cleaner cleanlier cleanliest cleanse cleanser clear
clearance clearer cleat cleavage cleave cleaver clef cleft clemency clench clergy clergyman clergymen cleric
clerk clever click client cliff climactic climate climax climb climber clime clinch cling clinic clink clip
clipboard clique clitoris cloak clock clockwise clockwork clod clog cloister clone close closer closet
closure clot cloth clothespin cloud cloudburst cloudier cloudy clout clove cloven clover clown club
clubhouse cluck clue clued clueless clump clumsier clumsily clumsy clung cluster clutch clutter coach
coagulate coal coalesce coalition coarse coarsen coarser coast coastal coaster coastline coat coax cob
cobalt cobble cobbler cobra cobweb cocaine cock cockeyed cockier cockpit cockroach cocktail cocky cocoa
coconut cocoon cod code coerce coercion coexist coffee coffer coffin cog cogency cogent cognac cognitive
coherent coil coin coinage coincide coke colander cold colder colic collage collapse collar collarbone
collate collateral colleague collect collector college collegiate collide collie collision colloquial
collusion colon colonel colonise colony color colorless colossal colour colourless colt column coma comb
combat combine combustion come comeback comedian comedy comelier comeliest comestible comet comfort comic
comma command commando commence commend comment commentary commerce commercial commission commit committee
commodity commodore common commotion communal commune communion communique communism communist community
commute compact companion company compare comparison compass compatible compatriot compel compensate compete
competitor compile complacent complain complaint complement complete complex complexion compliance compliant
complicate compliment comply component compose composite compost composure compound comprehend compress
comprise compromise compulsion compulsory compute comrade con concave conceal concede conceit conceive
concentric concept conceptual concern concert concerto concession conciliate concise conclude conclusion
concoct concord concourse concrete concur concurrent concussion condemn condense condescend condiment
condition condolence condom condone condor conducive conduct conductor cone confection confer conferrer
confess confetti confide configure confine confirm confiscate conflict conform confound confront confuse
congeal congenial congest congregate congress congruent conical conifer coniferous conjecture conjugal
conjure connect connector connote conquer conqueror conquest conscience conscious consecrate consensus
consent consequent conserve consider consign consist console consonant consort consortium conspiracy
conspire constancy constant constitute constrain constraint constrict construct construe consul consular
consult consume consummate contact contagion contagious contain contempt contend content contest context
contextual contiguous continent contingent continue continuum contort contour contraband contract contractor
contradict contrary contrast contravene contribute contrite contrive control convalesce convection convene
convenient convent converge converse convert convex convey convict convince convoluted convoy convulse coo
cook cookbook cooker cookie cool cooler coolly coop cooper coordinate cop cope copier copious copper
copperhead copulate copy copyright coral cord cordial cordless cordon corduroy core cork corkscrew corn
cornea corner cornet cornflakes cornier cornmeal cornstarch corny corollary coronary coroner corporal corps
corpse corpulent corpus corpuscle corral correct corrector correlate correspond corridor corrode corrosion
corrupt corsage corset cortex cosier cosily cosmetic cosmic cosmology cosmonaut cosmos cost costlier
costliest costume cosy cot cottage cotton cottontail cottonwood couch cougar cough could council councillor
councilor counsel counsellor counselor count countable countdown counter counteract countess countless
country countryman countrymen county coup couple coupon courage courier course courser court courteous
courtesy courthouse courtroom courtship courtyard cousin cove covenant cover coverage covert covet cow
coward cowardice cowboy cower cowgirl cowhide cox coy coyer coyote cozier cozily cozy crab crabbier crabby
crack cracker crackle crackpot cradle craft craftier craftily craftsman craftsmen crafty crag craggier
craggy cram cramp cranberry crane cranium crank crankier cranky crap crash crass crasser crate crater crave
crawl crayfish crayon craze crazier crazily crazy creak creakier creaky cream creamier creamy crease create
creation creative creator creature credence credential credible credit creditor credulous creed creek creep
creepier creepy cremate crepe crept crescendo crescent cretin crevasse crevice crew crib cricket crime
criminal crimson cringe crinkle cripple crises crisis crisp crisper crisply crispy crisscross criteria
criterion critic criticise critique croak crochet crock crockery crocodile crocus crofts crony crook
crookeder crookedest croon crop croquet cross crossbow crosser crossroad crosswalk crossword crotch crouch
crow crowbar crowd crown crucial crucifix crucify crude cruder crudity cruel crueler crueller cruelly
cruelty cruise cruiser crumb crumble crumblier crummier crummy crumple crunch crunchy crusade crush crust
crustacean crustier crusty crutch crux cry crybaby crypt cryptic crystal cub cube cubic cubicle cuckoo
cucumber cuddle cuddly cue cued cuff cuffed cuisine culinary cull culminate culpable culprit cult cultivate
culture cumbersome cums cumulative cunning cunninger cup cupboard cur curable curator curb curd curdle cure
curfew curio curiosity curious curl currant currency current curricula curriculum curry curse cursor cursory
curt curtail curtain curter curtsy curvature curve cushion custard custodian custody custom customary
customise cut cutback cute cuter cuticle cutlery cutlet cutter cutthroat cyanide cycle cyclic cyclist
cyclone cylinder cymbal cynic cypress cyst czar)",
    R"(dab dabble dachshund dad daddy daemon daffodil daft dagger daily daintier daintily dainty dairy dais daises
daisy dally dam damage dame damn damnation damnedest damp dampen damper damsel dance dancer dandelion
dandier dandruff dandy danger dangle dank danker dapper dare daredevil dark darken darker darling darn dart
dash dashboard dastardly data database date datum daub daughter daunt dauntless dawdle dawn day daybreak
daydream daylight daytime daze dazzle deacon dead deaden deader deadlier deadliest deadline deadlock deaf
deafer deal dealer dealt dean dear dearer dearth death deathbed deaves debase debate debauchery debilitate
debility debit debonair debrief debris debt debtor debug debugger debunk debut decade decanter decapitate
decay decease deceit deceive decency decent deception decibel decide deciduous decimal decipher decision
deck declare declension decline decode decompose decorate decorum decoy decrease decree decrepit decry
dedicate deduce deduct deed deem deep deepen deeper deeply deer deface defamatory defame default defeat
defeatist defecate defect defence defend defense defer defiance defiant deficient deficit defile define
definite deflate deflect deform defraud defrost deft defter defunct defy degenerate degrade degree dehydrate
deify deign deity deject delay delectable delegate delete deli deliberate delicacy delicate delicious
delight delimit delinquent delirious delirium deliver delivery delta delude deluge delusion deluxe delve
demagogue demand demean demeanor demeanour demented dementia demerit demise democracy democrat demolish
demolition demon demoralise demoralize demote demount demure den denial denigrate denim denote denounce
dense denser density dent dental dentist dentistry deny deodorant deodorise depart departure depend depict
deplete deplore deport depose deposit depot deprave deprecate depreciate depress deprive depth deputy derail
derange derelict deride derision derive derogatory derrick descend descent describe descriptor desecrate
desert deserve design desire desist desk desktop desolate despair desperate despicable despise despite
despondent despot dessert destine destiny destitute destroy detach detail detain detect detector detention
deter detergent determine deterrent detest dethrone detonate detour detract detriment devalue devastate
develop deviant deviate device devil devious devise devoid devolution devolve devote devotee devour devout
dew dexterity diabetes diabolical diagnose diagnosis diagnostic diagonal diagram dial dialect dialled dialog
dialogue diameter diamond diaper diaphragm diarrhea diarrhoea diary diatribe dice dictate diction dictionary
did die diesel diet dietary differ difficult difficulty diffuse dig digit digitise dignify dignitary dignity
digress dike dilate dilemma diligent dill dilute dim dime dimension dimer diminish diminutive dimmer dimple
din dine diner dinghy dingier dingy dinner dinosaur diocese dioxide dip diphtheria diphthong diploma
diplomacy diplomat diplomata dire direct director directory direr dirge dirt dirtier dirty disable disagree
disallow disappear disappoint disapprove disarm disarray disaster disastrous disavow disband disbelief
disbelieve disburse disc discard discern discharge disciple discipline disclaim disclose disclosure disco
discolor discolour discomfort disconcert disconnect discontent discord discount discourage discourse
discover discovery discredit discreet discrete discus discuss disdain disease disembark disengage disfavor
disfavour disfigure disgrace disgruntle disguise disgust dish dishearten dishonest dishonesty dishonor
dishonour dishwasher disinfect disinherit disjoint disk dislike dislocate dislodge disloyal disloyalty
dismal dismantle dismay dismember dismiss dismount disobey disorder disown disparage disparate dispatch
dispel dispensary dispense disperse displace display displease dispose dispossess disprove dispute
disqualify disquiet disregard disrepair disrepute disrespect disrupt dissatisfy dissect dissension dissent
disservice dissident dissimilar dissipate dissociate dissolute dissolve dissonance dissuade distance distant
distaste distend distil distillery distinct distort distract distraught distress distribute district
distrust disturb disuse ditch dither ditto ditty dive diver diverge diverse diversify divert divide dividend
divine division divisor divorce divulge dizzier dizzy docile dock doctor doctrine document dodge dodo doe
doer dog doggerel doghouse dogma dogmatic dogwood doily doing doldrums dole doll dollar dolly dolphin domain
dome domestic domicile dominant dominion domino don donate done donkey donor doodle doom door doorman
doormen doorstep doorway dope dopey dopier dormant dormitory dorsal dos dose dot dote double doubly doubt
doubtless dough doughnut dour dourer douse dove dowdier dowdy down downcast downfall downgrade downhill
downier downpour downright downstairs downstream downtown downward downy dowry doze dozen drab drabber
draconian draft draftier draftsman draftsmen drafty drag dragon dragonfly drain drainage drama dramatic
dramatise dramatist drank drape drapery drastic draught draughtier draughty draw drawback drawbridge drawer
drawl drawn dread dream dreamer dreamier dreamt dreamy drearier dreary dredge dregs drench dress dresser
dressier dressmaker dressy drew dribble drier drift driftwood drill drily drink drinkable drinker drip drive
drivel driven driver driveway drizzle droll droller drone drool droop drop dropout dross drought drove drown
drowse drowsier drowsy drudge drudgery drug druggist drugstore drum drummer drumstick drunk drunkard drunken
drunker dry dryer dryly dryness drys dual dualism dub dubious duchess duck duckling duct dud dude due duel
duelled duet duff dug dugout duke dull duller dully duly dumb dumbbell dumber dumbfound dummy dump dumpier
dumpling dumpster dumpy dunce dune dung dungeon dunk dunno duo dupe duplex duplicate durable duration duress
during dusk duskier dusky dust dustbin dustier dustmen dustpan dusty duty duvet dwarf dwell dweller dwelt
dwindle dye dyed dyked dynamic dynamite dynamo dynasty dysentery dyslexia)",
    R"(each eager eagle ear earache eardrum earl earlier early earmark earn earner earring earshot earth earthier
earthlier earthliest earthquake earthworm earthy ease easel easier easily east easterly eastern eastward
easy easygoing eat eaten eater eave eavesdrop ebb ebbed ebony eccentric echo eclectic eclipse ecologist
ecology economic economise economist economy ecosystem ecstasy ecstatic ecumenical eczema eddy edge edger
edgewise edgier edgy edible edict edifice edit editor editorial editorship educate eel eerie eerier effect
effectual effeminate efficient effigy effort effortless effusive egg egged eggplant ego egocentric egoism
egotism egotist eigenvalue eight eighteen eighteenth eighth eightieth eighty either ejaculate eject eke
elaborate elapse elastic elation elbow elder eldest elect elector electric electrify electrode electron
elegant elegy element elementary elephant elevate eleven eleventh elf elicit eligible eliminate elite
elitist elk ellipse ellipsis elliptic elm elongate elope eloquent else elsewhere elucidate elude elusive
elves email emanate emancipate embalm embankment embargo embark embarrass embassy embed embedded embellish
ember embezzle embitter emblem embody emboss embrace embroider embroidery embryo embryonic emerald emerge
emigrant eminent emir emissary emission emit emotion empathy emperor emphases emphasis emphasise emphatic
emphysema empire employ employee emporium empower empress emptier empty emulate emulsion enable enact enamel
encase enchant encircle enclose enclosure encode encompass encore encounter encourage encroach encrypted
encumber end endanger endear endeavor endeavour endemic endive endless endorse endow endure endways enema
enemy energetic energy enforce engage engender engine engrave engross engulf enhance enigma enigmatic enjoy
enlarge enlighten enlist enliven enmity enormity enough enquire enquiry enrage enrich enrol ensemble
enshrine ensign enslave ensue ensure entail entangle enter enterprise entertain enthral enthusiasm
enthusiast entice entire entirety entitle entity entomology entrails entrance entrant entrap entreat
entreaty entrench entropy entrust entry entwine enumerate enunciate envelop enviable envious environs
envisage envoy envy enzyme eon epaulet epaulette ephemeral epic epidemic epidermis epilepsy epileptic
epilogue episode epitaph epithet epitome epoch epsilon equal equalise equanimity equate equatorial
equestrian equine equinox equip equitable equity equivalent equivocal era eradicate erase erasure erect ergo
ergonomic erode erosion erotic err errand errant erratic erred erroneous error erstwhile erudite erupt
escalate escapade escape escort esophagi esophagus esoteric especial espionage essay essence essential
establish estate esteem estimate etch eternal ether ethic ethnic ethos etiquette etymology eulogise eulogy
euphemism eureka euthanasia evacuate evade evaluate evangelism evangelist evaporate evasion eve even event
eventual ever evergreen evermore every everybody everyday everyone everything everywhere evict evidenced
evident evil evocative evoke evolution evolve ewe exacerbate exact exaggerate exalt exam examine example
exasperate excavate exceed excel except excerpt excess exchange excise excite exclaim exclude exclusion
excrement excrete excursion excuse execute executor exemplary exemplify exempt exercise exert exhale exhaust
exhibit exhilarate exhort exhume exile exist exit exodus exonerate exorbitant exotic expand expanse
expatriate expect expedient expedite expel expend expense experience expert expertise expire expiry explain
expletive explicable explicit explode exploit explore explosion exponent export expose exposition exposure
expound express expressly expressway expulsion exquisite extant extend extension extent exterior external
extinct extinguish extol extort extra extract extradite extraneous extreme extremist extricate extrovert
exuberant exude exult eye eyeball eyebrow eyelash eyelid eyesight eyesore eyewitness)",
    R"(fable fabric fabulous facade face faceless facet facetious facial facile facilitate facsimile fact faction
factor factory factual faculty fad fade faeces faggot fagot fail failure faint fainter fair fairer fairy
faith faithless fake falcon fall fallacy fallen fallible fallout false falsehood falser falsetto falsify
falsity falter fame familiar family famine famous fan fanatic fancier fancy fanfare fang fantastic fantasy
far faraway farce fare farewell farm farmer farmland farther farthest fascinate fascism fascist fashion fast
fasten faster fastidious fat fatal fatalistic fate father fatherhood fatherland fathom fatigue fatten fatter
fattier fatty fatuous faucet fault faultier faultless faulty fauna favor favorite favour favourite fawn faze
fear fearless fearsome feasible feast feat feather feathery feature feces fed federal federalist fee feeble
feebler feed feedback feeder feel feeler feet feign feint feline fell feller fellow fellowship felon felony
felt female feminine feminism feminist fen fence fend fender ferment fern ferocious ferocity ferret ferry
fertile fertilise fervent fervor fervour fester festive festoon fetch feted fetid fetish fetter fetus feud
feudal fever feverish few fewer fez fezzes fiasco fib fibber fiber fiberglass fibre fibreglass fiche fickle
fickler fiction fictitious fiddle fiddler fiddly fidelity fidget fidgety field fiend fiendish fierce fiercer
fierier fiery fiesta fifteen fifteenth fifth fiftieth fifty fig fight fighter figment figure figurehead
filament filch file filet fill filler fillet filly film filmier filmy filter filth filthier filthy fin final
finalise finalist finance financial finch find fine finer finesse finger fingernail fingertip finicky finish
finite fir fire firearm firefly fireman firemen fireplace fireproof fireside firewood firework firm firmer
firmware first firsthand fiscal fish fisher fisherman fishermen fishery fishier fishy fission fissure fist
fit fitter five fiver fix fixable fixation fixture fizz fizzle fizzy flabbier flabby flag flagpole flagrant
flagship flagstone flail flair flak flake flakier flaky flamboyant flame flamingo flammable flank flannel
flap flapjack flare flash flashback flasher flashier flashlight flashy flask flat flatten flatter flattery
flaunt flautist flavor flavour flaw flawless flea fleck fled fledged fledgling flee fleece fleecier fleecy
fleet fleeter flesh fleshier fleshy flew flex flexible flick flicker flier flight flightier flightless
flighty flimsier flimsy flinch fling flint flip flippant flipper flirt flirtation flit float flock flog
flood flooder floodlight floor flop floppier floppy flora floral florid florist floss flotilla flounce
flounder flour flourish flout flow flower flowery flown flu fluctuate flue fluency fluent fluently fluff
fluffed fluffier fluffy fluid fluke flung flunk flunky flurry flush flusher fluster flute flutist flutter
flux fly flyer flyover foal foam foamier foamy focal focus fodder foe fog fogey foggier foggy foghorn fogy
foible foil foist fold folder foliage folk folklore folksier folksy follow folly foment fond fonder fondle
font food foodstuff fool foolhardy foolish foolproof foot footage football foothill foothold footlights
footnote footpath footprint footstep footstool footwear footwork for forage foray forbade forbear forbid
forbidden forbore forborne force forceps forcible ford fore forearm forebode forecast forefather forefinger
forefront forego foregone foreground forehead foreign foreleg foreman foremen foremost forensic foreplay
forerunner foresaw foresee foreseen foreshadow foresight foreskin forestall forestry foretaste foretell
foretold forever forewarn forewent foreword forfeit forgave forge forger forgery forget forgive forgiven
forgo forgone forgot forgotten fork forlorn form formal formalise format former formidable formless formula
formulate forsake forsaken forsook forswear forswore forsworn fort forth forthright forthwith fortieth
fortify fortitude fortnight fortress fortuitous fortune forty forum forward forwent fossil fossilise foster
fought foul fouler found foundation founder foundling foundry fount fountain four fourteen fourteenth fourth
fowl fox foxier foxy foyer fracas fracases fractal fraction fracture fragile fragment fragrance fragrant
frail frailer frailty frame framework franc franchise frank franker frantic fraternal fraternise fraud
fraudulent fraught fray freak freckle free freed freedom freehand freelance freely freer freeway freeze
freezer freight freighter french frenzy frequency frequent fresh freshen fresher freshman freshmen
freshwater fret friar friction friend friendlier friendship frieze frigate fright frighten frigid frill
frillier frilly fringe frisk friskier frisky fritter frivolity frizzier frizzy fro frock frog frolic
frolicked from frond front frontage frontal frontier frost frostbit frostier frosty froth frothier frothy
frown froze frozen frugal fruit fruitier fruition fruitless fruity frustrate fry fudge fuel fuelled fugitive
fulcrum fulfil full fuller fully fumble fume fumigate fun function fund funeral fungi fungicide fungus
funnel funner funnier funnily funny fur furious furl furlong furlough furnace furnish furniture furor
furrier furrow furry further furthest furtive fury fuse fuselage fusion fuss fussier fussy futile future
futuristic fuzz fuzzier fuzzy)",
    R"(gab gable gadget gag gaiety gaily gain gait gal gala galactic galaxy gale gall gallant gallantry gallery
galley gallivant gallon gallop gallows galore galvanise galvanize gambit gamble gambler game gamer gamma
gamut gander gang gangling gangplank gangrene gangster gangway gap gape garage garb garbage garble garden
gardenia gargle gargoyle garish garland garlic garment garnet garnish garret garrison garrulous garter gas
gaseous gases gash gasket gasoline gasp gassed gastric gate gateway gather gaudier gaudy gauge gaunt gaunter
gauntlet gauze gave gavel gawk gawkier gawky gay gayer gaze gazelle gazette gazetted gear gee geed geese gel
gelatin geld gem gender gene genealogy genera general generalise generate generic generosity generous
geneses genesis genetic geneticist genial genie genii genital genius genocide genre gent gentile gentle
gentleman gentlemen gentler gentry genuine genus geographic geography geologist geology geometric geometry
geranium gerbil germ germicide germinate gestation gesture get getaway geyser ghastlier ghastly ghetto ghost
ghostlier ghostliest ghoul giant gibber gibberish gibe giddier giddy gift gig gigantic giggle gild gill gilt
gimme gimmick gin ginger gingham giraffe girder girdle girl girlfriend girlhood girlish girth gist give
given gizzard glacial glacier glad gladden gladder glade gladiator glamorise glamorize glamour glance gland
glandular glare glass glassier glassware glassy glaze gleam glean glee glen glib glibber glibly glide glider
glimmer glimpse glint glisten glitter gloat global globe globular globule gloom gloomier gloomy glorify
glorious glory gloss glossary glossier glossy glove glow glower glucose glue glued glum glummer glut glutton
gluttony glycerin gnarl gnash gnat gnaw gnome gnu gnus goad goal goalie goalkeeper goat goatee gob gobble
goblet goblin god godchild goddess godfather godless godlier godliest godlike godmother godparent godsend
goes goggle going gold golden goldfish goldsmith golf golfer gondola gone goner gong gonna goo good goodbye
goodnight goodwill goody gooey goof goofier goofy gooier goon goose gopher gore gorge gorgeous gorier
gorilla gory gosh gosling gospel gossamer gossip got gotten gouge goulash gourd gourmet gout govern
governess governor gown grab grabber grace graceless gracious gradation grade grader gradient gradual
graduate graffiti graffito graft grain gram grammar gramophone grand grandchild grander grandeur grandiose
grandson grandstand granite granny granola grant granular granule grape grapefruit grapevine graph graphic
graphite grapple grasp grass grassier grassy grate grater gratify gratitude gratuitous gratuity grave gravel
graven graver gravestone graveyard gravitate gravity gravy gray grayer graze grease greasier greasy great
greater greed greedier greedily greedy green greenback greener greenery greenhorn greenhouse greet
gregarious gremlin grenade grew grey greyer greyhound grid griddle gridiron grief grievance grieve grievous
grill grim grimace grime grimier grimmer grimy grin grind grinder grindstone grip gripe grislier grisly
gristle grit grittier gritty grizzled grizzlier grizzly groan grocer grocery groggier groggy groin groom
groove groovier groovy grope gross grosser grossly grotesque grotto grouch grouchier grouchy ground
groundless groundwork group grouper grouse grove grovel grow grower growl grown growth groyne grub grubbier
grubby grudge gruel gruelling gruesome gruff gruffer gruffly grumble grumpier grumpy grunt guarantee
guarantor guard guardian guerrilla guess guessable guesswork guffaw guidance guide guidebook guideline guild
guile guillotine guilt guiltier guiltily guiltless guilty guinea guise guitar guitarist gulch gulf gull
gullet gullible gully gulp gum gumdrop gummier gummy gumption gun gunfire gunman gunmen gunner gunpowder
gunshot guppy gurgle guru gurus gush gusher gust gustier gusty gut gutter guy guzzle gybe gym gymnasium
gymnast gynecology gyrate gyroscope)",
    R"(habit habitat habitual hack hacker hackney hacksaw had haddock hag haggard haggle hail hailstone hair
haircut hairdo hairier hairline hairy hale haler half halfway halibut hall hallelujah hallmark hallway halo
halon halt halter halve ham hamburger hamlet hammer hammock hamper hamster hamstring hamstrung hand handbag
handbook handcuff handcuffed handedness handicap handicraft handier handiwork handle handlebar handler
handmade handout handrail handshake handsome handy hang hangar hanger hangout hangover hanker haphazard
hapless happen happier happily happy harangue harass harbor harbour hard hardback harden harder hardier
hardliner hardship hardware hardwood hardy hare harem hark harlot harm harmless harmonic harmonica harmonise
harmony harness harp harpist harpoon harrow harry harsh harsher hart harvest has hash hassle haste hasten
hastier hastily hasty hat hatch hatchet hate hatred haughtier haughtily haughty haul haunt have haven havoc
hawk hay haystack haywire hazard haze hazel hazier hazy head headache header headfirst headier headland
headlight headline headlong headmaster headphone headrest headroom headstone headstrong headway heady heal
healer health healthcare healthier healthy heap hear heard hearsay hearse heart heartache heartbeat
heartbreak heartburn hearten heartfelt hearth heartier heartily heartless hearty heat heater heath heathen
heather heave heaven heavenlier heavier heavily heavy heckle heckler hectic hedge hedgehog heed heedless
heel heftier hefty heifer height heighten heinous heir heirloom held helicopter heliport helium hell hellish
hello helm helmet help helper helpless hem hemisphere hemlock hemoglobin hemophilia hemorrhage hemp hen
hence henceforth henchman henchmen hepatitis her herald herb herd here hereabouts hereafter hereby
hereditary heredity herein heresy heretic herewith heritage hermit hernia hero heroic heroin heroism heron
herpes herring herself hes hesitant heuristic hew hexagon hey heyday hiatus hibernate hiccup hick hickory
hid hidden hide hideaway hideous hierarchy high highbrow higher highland highlight highway hijack hike hiker
hilarious hilarity hill hillbilly hillier hillside hilly hilt him himself hind hinder hindrance hindsight
hinge hint hinterland hip hipper hippy hire his hiss histogram historian historic history hit hitch
hitchhike hither hitherto hive hoard hoarder hoarse hoarser hoax hobbit hobble hobby hobbyhorse hobgoblin
hobnob hobo hock hockey hodgepodge hoe hoed hog hoist hold holder holdup hole holiday holier holler hollow
holly holocaust holster holy homage home homeland homeless homelier homeliest homemade homesick homespun
homestead homeward homework homey homicide homier homogenise homogenize homonym homophobic homosexual hone
honesty honey honeycomb honeymoon honk honor honorary honour hood hoodlum hoodwink hoof hook hoop hooray
hoot hooter hooves hop hope hopeless hopper hopscotch horde horizon horizontal hormone horn hornet hornier
horny horoscope horrendous horrible horrid horrific horrify horror horse horseback horseman horseplay
horsepower horseshoe hose hosiery hospital host hostage hostel hostess hostile hot hotbed hotel hothead
hotter hound hour hourglass house houseboat household housewife housewives housework hove hovel hover how
however howl hub hubbub huddle hue hued huff huffed huffier huffy hug huge huger huh hulk hull hullabaloo
hum human humanise humanist humble humbler humbug humdrum humid humidify humiliate humility humor humorist
humour hump hunch hunchback hundred hundredth hung hunger hungrier hungrily hungry hunk hunt hunter hurdle
hurl hurrah hurricane hurry hurt hurtle husband hush husk huskier huskily husky hustle hustler hut hutch
hyacinth hybrid hydrant hydraulic hydrogen hydroplane hyena hygiene hymn hymnal hyperbole hyphen hypnosis
hypnotic hypnotise hypnotist hypocrisy hypocrite hypotenuse hypotheses hypothesis hysteria hysteric)",
    R"(ice iceberg icebreaker icicle icier icon icy idea ideal idealise idealist identify identity ideology idiocy
idiom idiomatic idiot idle idler idol idolise idyllic ifs igloo ignite ignore iguana ilk ill illegal illicit
illiteracy illiterate illogical illuminate illusion illusory illustrate image imagery imaginary imagine
imbalance imbecile imitate immaculate immaterial immature immediate immense immerse immigrant imminent
immobile immobilise immoral immortal immovable immune immunise imp impact impair impale impart impartial
impasse impatient impeach impeccable impede impediment impel impend imperative imperfect imperial imperil
impersonal impervious impetuous impetus impinge impish implacable implant implement implicate implicit
implore imply impolite import impose imposition impossible impostor impotent impound impoverish imprecise
impregnate impress imprint imprison improbable impromptu impromptus improper improve improvise impudent
impulse impunity impure inability inaccuracy inaccurate inaction inadequacy inadequate inane inanimate
inasmuch inaudible inaugural inborn inbred inbreed inbreeding inbuilt incapable incapacity incarnate
incendiary incense incentive inception incessant incest incestuous inch incident incidental incinerate
incision incisor incite incline include inclusion incognito incoherent income incomplete incorrect increase
incredible increment incubate incumbent incur indebted indecent indecision indeed indefinite indelible
indent index indices indict indigenous indignant indigo indirect indiscreet indisposed indistinct individual
indolent indoor induce induct indulge industry inedible inelegant ineligible inept ineptitude inequality
inert inertia inertial inevitable inexact inexorable infallible infamous infamy infancy infant infantile
infantry infeasible infect infectious infelicity infer inferior inferno infertile infest infidel infield
infiltrate infinite infinity infirm infirmary infix inflame inflate inflection inflexible inflexion inflict
influence influenza influx info inform infraction infrared infrequent infringe infuriate infuse ingenious
ingenuity ingest ingrain ingratiate ingredient inhabit inhale inherent inherit inhibit inhuman initial
initialise initialled inject injunction injure injury injustice ink inkier inkling inky inlaid inland inlay
inlet inmate inn innards innate inner innermost inning innkeeper innocent innocuous innovation innuendo
inoculate inordinate input inquest inquire inquiry ins insane insatiable inscribe insect insecure insert
inside insidious insight insignia insincere insinuate insipid insist insofar insolent insoluble insolvent
insomnia inspect inspector inspire install instance instant instead instep instigate instil instinct
institute instruct instructor instrument insular insulate insulin insult insure insurgent intact intake
intangible integer integral intellect intend intense intensify intent inter interact intercede intercept
intercom interface interfere interfered interim interior interject interlock interloper interlude intermarry
intern internet interplay interpose interpret interrupt intersect interstate intertwine interval intervene
interview interweave interwove interwoven intestine intimacy intimate intimidate into intolerant intonation
intoxicate intramural intrepid intricacy intricate intrigue intrinsic introduce introvert intrude intrusion
intuition inundate invade invalid invaluable invariant invasion invective invent inventor inventory inverse
invert invest investor inveterate invigorate invincible invisible invite invocation invoice invoke involve
inward iodine ion iota irascible irate ire iridescent iris irises irk iron irony irradiate irrational
irregular irrelevant irreverent irrigate irritant island isle isolate issue isthmus italic italicise
italicize itch itchier itchy item itemise iterate itinerant itinerary its itself ivory ivy)",
    R"(jab jabber jack jackal jackass jackdaw jacket jackknife jackknives jackpot jade jagged jaggeder jaguar jail
jailer jalopy jam jamb jamboree jangle janitor jar jargon jaundice jaunt jauntier jauntily jaunty javelin
jaw jawbone jay jaywalk jazz jealous jealousy jeans jeer jell jelly jellyfish jeopardise jeopardize jeopardy
jerk jerkier jerky jersey jest jester jet jettison jetty jewel jewellery jewelry jibe jiffy jig jiggle
jigsaw jilt jingle jinx jitters jittery job jockey jocular jog jogger join joint joke joker jollier jolly
jolt jostle jot journal journalist journey jovial joy joyfuller joyfullest joyous joystick jubilant jubilee
judge judgement judgment judicial judiciary judo jug juggernaut juggle juggler jugular juice juicier juicy
jumble jumbo jump jumper jumpier jumpy junction juncture jungle junior juniper junk junket junkie junta
juror jury just juster justice justify jut jute juvenile juxtapose)",
    R"(kangaroo karat kayak keel keen keener keep keeper keepsake keg kelp ken kennel kept kerb kerchief kernel
kerosene ketchup kettle key keyboard keyhole keynote keystone keystroke keyword khaki kick kickback kickoff
kid kidnap kidnapper kidney kill killer kiln kilo kilobyte kilogram kilometer kilometre kilowatt kilt kimono
kin kind kinda kinder kindle kindlier kindred kinfolk king kingdom kingfisher kink kinkier kinky kinship
kiosk kipper kiss kit kitchen kite kitten kitty kiwi knack knacker knapsack knead knee kneecap kneed kneel
knelt knew knickers knife knight knighthood knit knives knob knock knocker knockout knoll knot knottier
knotty know knowledge known knuckle koala kosher kowtow kudos)",
    R"(lab label labor laboratory laborious labour labyrinth lace lacerate lacier lack lackluster lacklustre
lacquer lacrosse lacy lad ladder lade laden ladle lady ladybug ladylike lag lager laggard lagoon laid lain
lair lake lamb lambda lame lament lamer lamp lampoon lance land lander landlady landlocked landlord landmark
landowner landscape landslid lane language languid languish languor lankier lanky lantern lap lapel lapse
larceny lard large larger lark larva larynges larynx lascivious laser lash lass last latch late latent later
latex lath lather latitude latrine latter lattice laud laudable laugh laughable laughter launch launcher
launder laundry laureate laurel lava lavatory lavender lavish law lawless lawmaker lawn lawsuit lawyer lax
laxative laxer laxity lay layer layman laymen layout lazier lazy leach lead leaden leader leadership leaf
leafier leaflet leafy league leak leakage leaky lean leaner leap leapfrog leapt learn learnt lease leash
least leather leathery leave lectern lecture led ledge ledger lee leech leek leer leerier leery leeway left
lefter leftmost leg legacy legal legalise legalistic legend legendary legible legion legislate legitimacy
legitimate legume leisure lemme lemon lemonade lend length lengthen lengthier lengthwise lengthy leniency
lenient lens lenses lent lentil leopard leotard leper leprosy lesbian lesion less lessen lesser lesson lest
let letdown lethal lethargic lethargy letter letterhead lettuce letup leukaemia leukemia levee level lever
leverage levity levy lewd lewder lexical lexicon liability liable liaison liar libel liberal liberalise
liberty librarian library libretto lice licence license lichen lick licorice lid lie lieu lieutenant life
lifeboat lifeforms lifeguard lifeless lifelike lifeline lifelong lifespan lifestyle lifetime lift ligament
ligature light lighten lighter lighthouse lightning likable like likeable likelier likeliest likelihood
liken liker likewise lilac lilt lily limb limber limbo lime limelight limerick limestone limit limitless
limousine limp limper linchpin line lineage linear linefeed linen liner linger lingerie lingo linguist
liniment link linkage linker linoleum lint lion lioness lip lipstick liquefy liqueur liquid liquor liquorice
lisp list listen listless lit litany liter literacy literary literature lithe lither lithium litigation
litre litter litterbug little littler liturgical liturgy livable live liveable livelier liveliest livelihood
liven liver livestock livid lizard llama load loadable loader loaf loafer loam loan loath loathsome loaves
lob lobby lobbyist lobe lobotomy lobster local localise locate lock locker locket locksmith locomotion
locust lodge lodger loft loftier lofty log logarithm logger logic logician logo loin loincloth loiter loll
lollipop lone lonelier loneliest lonesome long longer longevity longhand longish longitude look lookout loom
loon loonier loony loop loophole loose loosen looser loot lop lope lopsided lord lore lorry lose loser loss
lost lot lotion lottery lotus loud louder lounge louse lousier lousy lovable love lovelier loveliest lover
low lowdown lower lowlier lowly loyal loyalty lozenge lubricant lucid luck luckier luckily lucky lucrative
ludicrous lug luggage lukewarm lull lullaby lumber lumberjack luminary luminous lump lumpier lumpy lunacy
lunar lunatic lunch luncheon lunchtime lung lupin lurch lure lurid lurk luscious lush lusher lust luster
lustier lustre lustrous lusty lute luxury lye lymph lymphatic lynch lyre lyric)",
    R"(macabre macaroni mace machete machine machinery machinist macho mackerel mad madam madcap madden madder made
madhouse madman madmen maelstrom magazine magenta maggot magic magician magistrate magnate magnesium magnet
magnetise magnify magnitude magnolia magnum magpie mahogany maid maiden mail mailbox mailman mailmen maim
main mainframe mainland mainline mainstay mainstream maintain maize majestic majesty major make maker
makeshift makeup malady malaria male malevolent malformed malice malicious malign mall mallard malleable
mallet malt maltreat mama mamma mammal mammalian mammoth man manacle manage managerial mandate mandatory
mandible mandolin mane maneuver mange manger mangier mangle mango mangrove mangy manhandle manhole manhood
mania maniac manic manicure manicurist manifest manifesto manifold manipulate mankind manlier manliest
manliness mannequin manner mannish manoeuvre manor manpower mansion mantel mantle manual manure manuscript
many map maple mapper mar marathon marble march marcher mare margarine margin maria marigold marijuana
marina marine marionette marital maritime mark marker market marksman marksmen marmalade maroon marquee
marriage marrow marry marsh marshal marshier marshy marsupial mart martial martin martyr martyrdom marvel
mas mascara mascot masculine mash mask masochist mason masonry masquerade mass massacre massage massive mast
master mastermind mastery masticate mat matador match matchbook matchless matchmaker mate material maternal
math matriarch matrices matrimony matrix matron matt matter mattress mature maudlin maul mausoleum mauve
maverick maxim maxima maximise maximum may maybe mayhem mayonnaise mayor maze meadow meager meagre meal
mealier mealy mean meander meaner meaningful meant meantime meanwhile measles measlier measly measure meat
mechanic mechanise medal medallion meddle meddler meddlesome media median mediate medical medicine medieval
mediocre meditate medium medley meek meeker meet megabyte megaphone megaton melancholy mellow melodic
melodrama melody melon melt member membership membrane memento memo memoir memorandum memorise memorize
memory men menace menagerie mend menial menopause menstrual menstruate mental menthol mention mentor menu
menus meow mercantile mercenary merchant merciless mercury mercy mere merge merger meridian meringue merit
mermaid merrier merrily merriment merry mes mesdames mesh mess message messenger messier messy met metabolic
metal metallurgy metaphor mete meteor meteorite meter method meticulous metre metric metro metropolis mettle
mew mezzanine miaow mice microbe microcode microfiche microfilm micrometer micrometre microphone microscope
microwave midday middle middleman middlemen midget midnight midriff midst midstream midsummer midway midwife
midwives mien might mightier mighty migraine migrant migrate migratory mike mild milder mildew mile mileage
milestone militant militarily military militia milk milker milkier milkman milkmen milky mill miller
milligram millimeter millimetre milliner millinery million millionth mime mimic mimicked mimicry mince
mincemeat mind mindedness mindless mine minefield miner mingle miniature minibus minimal minimalist minimise
minimum minion minister ministry mink minnow minor minstrel mint minuet minus minuscule minute miracle
miraculous mirage mire mirror mirth misbehave miscarry miscellany mischief misconduct misdeed misdirect
miser misery misfit misfortune misgiving misguide mishap misinform misjudge mislaid mislay mislead misled
mismatch misnomer misplace misprint misquote misread miss misshapen missile mission missionary missive
misspell mist mistake mistaken mistier mistletoe mistook mistress mistrust misty mistype misuse mite
mitigate mitt mitten mix mixer mixture mnemonic moan moat mob mobile mobilise moccasin mock mockery mod
modal mode model moderate modern modernise modesty modicum modify modular module mohair moist moisten
moister moisture molar molasses mold moldier moldy mole molecular molecule mollify mollusc mollusk molt
molten mom moment momentary momentum monarch monarchy monastery monastic monetarism monetary money mongoose
mongrel monies monitor monk monkey monochrome monogamous monogamy monogram monolithic monologue monopolise
monopolize monopoly monorail monotonous monotony monsoon monster monstrous month monument moo mood moodier
moodily moody moon moonbeam moonlight moor moose moot mop mope moral moralist morass moratorium morbid more
moreover morgue morn moron morose morphine morphology morsel mortal mortar mortgage mortify mortuary mosaic
mosque mosquito moss mossier mossy most motel moth mothball mother motherhood motif motion motionless motive
motley motlier motliest motor motorbike motorcade motorcycle motorise motorist motorway motto mould mouldier
mouldy moult mound mount mountain mourn mourner mouse mousier mousse moustache mousy mouth mouthpiece
movable move movement mover movie mow mower much muck mucous mucus mud muddier muddle muddy muff muffed
muffin muffle muffler mug mugger muggier muggy mulch mule mull multi multiple multiply multitude mum mumble
mummify mummy mumps munch mundane municipal mural murder murkier murky murmur muscle muscular muse museum
mush mushier mushroom mushy music musician musk musket muss mussel must mustache mustang mustard muster
mustier musty mutant mutate mute muter mutilate mutinous mutiny mutt mutter mutton mutual muzzle myopic
myriad myself mystery mystic mystify myth mythical mythology)",
    R"(nab nag nail naive naiver naivety naked nakedness name nameless namesake nap napalm nape napkin nappy
narcotic narrate narrow narrowly nasal nastier nastily nasty nation nationwide native nattier natty
naturalise naturalist nature naught naughtier naughtily naughty nausea nauseate nauseous nautical naval
navel navigate navy nay near nearby nearer neat neater nebula nebulous necessary necessity neck necklace
neckline necktie nectar nectarine need needier needle needless needlework needy negate negatived neglect
negligee negligent negotiate neigh neighbor neighbour neither neon neophyte nephew nepotism nerve nervous
nest nestle net nether nettle network neural neurology neuron neuroses neurosis neurotic neuter neutral
neutralise neutron never new newbie newborn newcomer newer newfangled newly news newsagents newscast newsier
newsletter newspaper newsprint newsstand newsy newt newton next nibble nice nicer nicety niche nick nickel
nickname nicotine niece niftier nifty nigh night nightclub nightfall nightgown nightmare nighttime nil
nimble nimbler nincompoop nine nineteen nineteenth ninetieth ninety ninny ninth nip nippier nipple nippy nit
nitrate nitrogen nitwit nobility noble nobleman noblemen nobler noblewoman noblewomen nobly nobody nocturnal
nod node noes noise noiseless noisier noisily noisy nomad nominal nominee non nonchalant none nonentity
nonfiction nonprofit nonsense nonstop nontrivial noodle nook noon noose nor norm normal north northeast
northerly northern northward northwest nose nosebleed nosier nostalgia nostalgic nostril nosy not notable
notation notch note notebook noteworthy nothing notice notify notion notoriety notorious nougat nought noun
nourish nova novel novelist novelty novice now nowadays nowhere noxious nozzle nuance nuclear nuclei nucleus
nude nuder nudge nudity nugget nuisance null nullify numb number numeral nun nuptial nurse nursemaid nursery
nurture nut nutcracker nutmeg nutrient nutriment nutrition nutritious nutshell nuttier nutty nuzzle nylon
nymph)",
    R"(oaf oak oar oases oasis oath oatmeal obedient obelisk obese obey obituary object objector obligatory oblige
oblique obliterate oblivion oblivious oblong obnoxious oboe obscene obscure observe obsess obsolete obstacle
obstetrics obstinacy obstinate obstruct obtain obtrusive obtuse obvious occasion occasional occupant occupy
occur occurrence ocean octagon octal octave octopus ocular odd odder oddity ode odious odometer odor odour
oesophagi oesophagus off offbeat offed offence offend offense offer offhand office official offload offset
offshoot offshore offspring offstage often ogle ogre ohm ohs oil oilier oily ointment okay okra old olden
older olfactory olive omega omelet omelette omen ominous omission omit omnibus omnipotent omniscient once
oncoming one onerous oneself ongoing onion onlooker only onrush onset onslaught onto onus onward oodles ooze
opal opaque open opera operand operate operatic opinion opium opossum opponent opportune oppose opposite
oppress oppressor opt optic optician optima optimal optimise optimist optimum option opulent opus oracle
oral orange orangutan orator oratory orbit orchard orchestra orchestral orchid ordain ordeal order ordinance
ordinarily ordinary ore organ organise organist orgasm orgy orient orifice origin ornament ornate orphan
orphanage orthodox orthogonal oscillate osmosis ostensible ostracise ostracize ostrich other otherwise otter
ouch ought ounce our ourselves oust ouster out outbound outbreak outburst outcast outclass outcome outcry
outdated outdid outdo outdone outdoor outer outermost outfield outfit outgoing outgrew outgrow outgrown
outgrowth outhouse outing outlaid outlandish outlast outlaw outlay outlet outline outlive outlook outmoded
outnumber outpatient outpost output outrage outran outright outrun outset outshine outshone outside outskirt
outsmart outspoken outstation outstrip outward outweigh outwit ova oval ovary ovation oven over overall
overbear overblown overboard overbore overborne overburden overcame overcast overcharge overcoat overcome
overcrowd overdid overdo overdone overdose overdraft overdraw overdrawn overdrew overdue overeat overeaten
overflow overgrew overgrow overgrown overhand overhang overhaul overhead overhear overheard overheat
overheated overhung overkill overlaid overlain overland overlap overlay overlie overload overlong overlook
overnight overpass overpower overprice overpriced overprint overran overrate overreact overridden override
overrode overrule overrun oversaw overseas oversee overseen overseer overshadow overshoot overshot oversight
oversleep overslept overstate overstep overt overtake overtaken overthrew overthrow overthrown overtime
overtone overtook overture overturn overuse overview overweight overwhelm overwork overwrite ovum owe owl
own owner ownership oxen oxide oxidise oxygen oyster ozone)",
    R"(pace pacemaker pacific pacifist pacify pack package packer packet pact pad paddle paddock paddy padlock
pagan page pageant pageantry pager pagination pagoda paid pail pain painfuller painless paint painter pair
pajamas pal palace palate palatial pale paler palette pall pallbearer pallid pallor palm palomino palpable
paltrier paltry pamper pamphlet pan panacea pancake pancreas pancreases pancreatic panda pander pane panel
pang panhandle panic panicked panicky panorama panoramic pansy pant panther pantie pantomime pantry pap papa
papacy papal papaya paper paperback paperwork paprika papyri papyrus par parable parachute parade paradigm
paradise paradox paraffin paragon paragraph parakeet parallel paralyse paralysis paralytic paralyze
parameter paramount paranoia paranoid paraphrase paraplegic parasite parasol parcel parch parchment pardon
pare parent parentage parenthood parish parity park parka parkway parliament parlor parlour parochial parody
parole parrot parse parsec parser parsley parsnip parson parsonage part partake partaken partial participle
particle particular partisan partition partner partook partridge party pas pass passable passage passageway
passbook passenger passer passion passive passport password past pasta pastel pasteurise pasteurize pastiche
pastier pastime pastor pastry pasture pasty pat patch patchwork patchy pate patent paternal path pathetic
pathology pathos pathway patience patient patio patriarch patrimony patriot patrol patron patronage
patronise patter pattern patty paucity paunch paunchier paunchy pauper pause pave pavement pavilion paw pawn
pawnbroker pay payable payer payload payment payoff payroll pea peace peaceable peacemaker peach peacock
peak peal peanut pear pearl peasant peat pebble pecan peck peculiar pedagogy pedal pedant pedantry peddle
peddler pedestal pedestrian pediatrics pedigree pedlar peek peel peep peer peerless peeve peevish peg
pelican pellet pelt pelvic pelvis pelvises pen penal penalise penalty penance pence penchant pencil pendant
pends pendulum penetrate penguin penicillin peninsula penis penises penitent penknife penknives penmanship
pennant penniless penny pension pensive pentagon penthouse peon peony people pep pepper peppermint per
perceive percent percentage perception perch perchance percolate percussion peremptory perennial perfect
perforate perform perfume perhaps peril perimeter period peripheral periphery periscope perish perjure
perjury perk perkier perky permanent permeate permission permit pernicious peroxide perpetrate perpetual
perplex persecute persecutor persevere persevered persist person persona personify personnel perspire
persuade persuasion pert pertain perter pertinent perturb peruse pervade pervasive perverse pervert peskier
pesky pessimism pessimist pest pester pesticide pestilence pet petal peter petite petrify petrol petroleum
petticoat pettier petty petulant petunia pew pewter phantom pharmacist pharmacy phase pheasant phenomena
phenomenal phenomenon philosophy phlegm phlegmatic phobia phoenix phone phonetic phoney phonics phonier
phonograph phony phosphor phosphorus photo photocopy photogenic photograph photon phrase physic physician
physicist physiology physique pianist piano piccolo pick pickax picket pickier pickle pickpocket pickup
picky picnic picnicked pictorial picture piddle pie piece piecemeal piecework pier pierce piety pig pigeon
pigeonhole piggish piggyback pigheaded pigment pigpen pigtail pike pile pilfer pilgrim pilgrimage pill
pillage pillar pillow pillowcase pilot pimple pimplier pimply pin pinch pincushion pine pineapple pinion
pink pinker pinnacle pinpoint pint pioneer pious pipe pipeline pique piracy piranha pirate pirouette
pirouetted pis pistachio pistol piston pit pitch pitcher pitchfork piteous pitfall pithier pithy pitiless
pittance pity pivot pixie pizza placard placate place placement placenta placid plagiarise plagiarism
plagiarist plague plaice plaid plain plainer plaintiff plaintive plan planar plane planet planetary plank
plankton planner plant plantain plantation planter plaque plasma plaster plastic plate plateau plateaus
platform platinum platitude platoon platter plausible play playable playback player playground playhouse
playmate playpen plaything playwright plaza plea plead pleasant pleasantry please pleasure pleat pledge
plenty plethora pliable pliant pliers plight plod plop plot plotter plough plow ploy pluck plucky plug plum
plumage plumb plumber plume plummet plump plumper plunder plunge plunger plural plus pluses plush plusher
plutonium ply plywood pneumatic pneumonia poach poacher pocket pocketbook pockmark pod podium poem poet
poetic poetry poignancy poignant poinsettia point pointer pointless poise poison poke poker pokey pokier
poky polar polarise pole polemic police policeman policemen policy polio polish polite politician polka poll
pollen pollinate pollster pollute polo polygamous polygamy polygon polynomial polyp pomp pompous poncho pond
ponder pontoon pony poodle pool poop poor poorer pop popcorn pope poplar poppy populace popular popularise
populate porcelain porch porcupine pore pork porous porpoise porridge port portable portal portend portent
porter portfolio porthole portico portion portlier portliest portrait portray pose position positivism
possess possessor possible possum post postage postal postbox postcard postcode poster posterior posthumous
postman postmark postmaster postmen postpone postscript postulate posture posy pot potassium potato potency
potent potential pothole potion potter pottery pouch poultry pounce pound pour pout poverty powder powdery
power powerhouse powerless powwow practice practise pragmatic prairie praise pram prance prank prattle prawn
pray prayer preach preacher preamble precarious precaution precede precinct precious precipice precise
preclude precocious precursor predator predatory predefined predicate predict predictor preeminent preempt
preen prefab preface prefect prefer prefix pregnancy pregnant prejudice prejudiced prelude premature premier
premise premium prenatal preoccupy prepaid prepare prepay prescribe presence present preserve preside press
pressure prestige presto presume presuppose pretence pretend pretense pretext prettier pretty pretzel
prevail prevalent prevent preview previous prey price priceless prick prickle pricklier pride priestess
priesthood prim primal primarily primary primate prime primer primeval primitive primmer primp primrose
prince princess principal principle print printable printer printout prior priority prise prism prison
privacy private privatise privier privilege privy prize pro probable probation probe problem procedure
proceed process processor proclaim procure prod prodigal prodigy produce product profane profess professor
proffer proficient profile profit profound profundity profuse progeny prognoses prognosis program programme
progress prohibit project projectile projector prolific prologue prolong prom promenade prominent promise
promontory promote prompt prompter promulgate prone prong pronoun pronounce proof proofread prop propaganda
propagate propel propensity proper property prophecy prophesy prophet proponent proportion propose
proprietor propriety propulsion pros prose prosecute prosecutor prospect prospector prospectus prosper
prostitute prostrate protect protector protein protest protocol proton prototype protract protractor
protrude protrusion proud prouder provable prove proven proverb proverbial provide province provincial
provision proviso provoke prow prowess prowl prowler proximity proxy prude prudence prudent prudish prune
pry psalm pseudo pseudonym psych psychiatry psychic psychology psychopath psychoses psychosis psychotic pub
puberty public publicise publish puck pucker pudding puddle pudgier pudgy pueblo puff puffed puffer puffier
puffy pugnacious puke pull pulley pullover pulmonary pulp pulpit pulsate pulse pulverise pulverize puma
pumice pummel pump pumpkin pun punch punchline punctual punctuate puncture pundit pungent punier punish
punitive punk punker punt punter puny pup pupil puppet puppy purchase pure purer purgatory purge purify
purity purple purpler purport purpose purr purred purse pursue pursuit purveyor pus push pusher pushier
pushover pushy puss pussier pussy put putative putrid putt putter putty puzzle pyjamas pyramid pyre python)",
    R"(qua quack quadrangle quadrant quadratic quadruped quadruple quadruplet quagmire quail quaint quainter quake
qualify quality qualm quandary quantify quantity quantum quarantine quark quarrel quarry quart quarter
quartet quartz quash quaver quay queasier queasy queen queenlier queenliest queer queerer quell quench query
quest question queue queued quibble quiche quick quicken quicker quicksand quiet quieter quill quilt quinine
quintet quintuplet quip quirk quirky quit quitter quiver quiz quizzed quizzical quorum quota quotation quote
quotient)",
    R"(rabbi rabbit rabble rabid rabies raccoon race racer racetrack racial racier racism racist rack racket racy
radar radial radiance radiant radiate radical radii radio radish radium radius raffle raft rafter rag
ragamuffin rage raggeder raggedest ragtime raid raider rail railroad railway rain rainbow raincoat raindrop
rainfall rainier rainstorm rainwater rainy raise raisin rake rally ram ramble rambler ramp rampage rampant
ramrod ramshackle ran ranch rancher rancid rancor rancour random rang ranger rank ranker rankle ransack
ransom rant rap rape rapid rapist rapport rapt rapture rare rarer rarity rascal rash rasher rasp raspberry
raster rat rate rather ratify ratio ration rationale rattle rattler ratty raucous ravage rave ravel raven
ravine ravish raw rawer ray rayon raze razor reach react reaction reactive reactor read readable reader
readership readier readily readjust ready real realer realise realism realist reality realize reallocate
really realm realty ream reap reaper reappear rear rearrange reason reassure rebate rebel rebellion
rebellious rebind rebirth reborn rebound rebuff rebuffed rebuild rebuilt rebuke rebut rebuttal recall recant
recap recapture recede receipt receive recent receptacle reception recess recharge recipe recipient
reciprocal recite reckless reckon reclaim recline recluse recognise recognize recoil recollect recommend
recompense recompile reconcile reconnect reconsider record recount recoup recourse recover recovery recreate
recruit rectal rectangle rectify rector rectum recuperate recur recurrent recursion recycle red redden
redder redeem redefine redemption redesign redhead redid redirect rediscover redo redone redraft redraw
redress reduce reduction redundant reed reef reek reel reelect refer referee referenced referendum refill
refine refinery reflect reflector reflex reform reformat refraction refrain refresh refuel refuge refugee
refund refurbish refuse refute regain regal regalia regard regardless regatta regenerate regent regime
regimen regiment region register registrar registry regress regret regular regulate rehash rehearse reign
reimburse rein reindeer reinforce reinstate reiterate reject rejoice rejoin rejoinder rejuvenate relaid
relapse relate relax relay release relegate relent relentless relevant reliable reliance reliant relic
relief relieve religion religious relinquish relish relive reload relocate reluctant rely remade remain
remainder remake remark remedy remember remind reminisce remiss remit remittance remnant remodel remorse
remote remove remunerate rename rend render rendezvous rendition renegade renege renew renounce renovate
renown rent rental reopen reorganise reorganize repaid repair reparation repatriate repay repeal repeat
repel repent repertoire repetition rephrase replace replay replenish replete replica replicate reply report
repose repository represent repress reprieve reprimand reprint reprisal reproach reproduce reprogram reprove
reptile republic republican repudiate repugnant repulse repute request requiem require requisite reread
reroute resale reschedule rescind rescue rescuer research resemble resent reserve reservoir reset reshuffle
reside residue resign resilient resin resist resistor resolute resolve resonant resort resound resource
respect respirator respite respond response rest restart restaurant restfuller restive restless restore
restrain restraint restrict resubmit result resume resumption resurface resurgence resurrect retail retain
retaliate retard retch retention rethink reticent retina retire retort retrace retract retreat retrieve
retrograde retrospect retry return retype reunion reunite reuse rev revamp reveal revel revelry revenge
revenue revere reverenced reverie reverse revert review revile revise revisit revive revoke revolt
revolution revolve revue revulsion revved reward rewind rework rewrite rewritten rewrote rhapsody rhetoric
rheumatism rhino rhinoceros rhubarb rhyme rhythm rhythmic rib ribbon rice rich richer rickety rickshaw
ricochet rid riddance ridden riddle ride rider ridge ridicule rife rifer rifle rift rig right righteous
righter rightmost rigid rigor rigour rile rim rind ring ringleader ringlet ringworm rink rinse riot rioter
riotous rip ripe ripen riper riposte ripple rise risen riser risk riskier risky rite ritual rival rivalry
river rivet roach road roadblock roadside roam roar roast rob robber robbery robe robin robot robust rock
rocker rocket rockier rocky rod rode rodent rodeo roe rogue roguish role roll roller roman romance romantic
romp roof rook rookie room roomier roommate roomy roost rooster root rooter rope rosary rose rosemary rosier
roster rostrum rosy rot rotary rotate rote rotisserie rotor rotten rotund rotunda rouge rough roughage
roughen rougher roughhouse roulette round roundabout rounder rouse rout router routine row rowboat rowdier
rowdy royal royalty rub rubber rubbish rubble rubier rubric ruby rucksack ruckus rudder ruddier ruddy rude
ruder rue rued rueful ruff ruffed ruffian ruffle rug rugby ruggeder ruggedest ruin ruinous rule ruler rum
rumble ruminate rummage rummer rummy rumor rumour rump rumple run runaway rundown rune rung runner runnier
runny runt runway rupture rural ruse rush rust rustic rustier rustle rustler rusty rut ruthless rye)",
    R"(sabbatical saber sabotage saboteur sabre sac sack sacrament sacred sacrifice sacrificed sacrilege sad sadden
sadder saddle sades sadism sadist safari safe safeguard safer safety saffron sag saga sage sagebrush sager
said sail sailboat sailor saint saintlier saintliest sake saki salable salad salami salary sale saleable
salesman salesmen saleswoman saleswomen salient saliva salivate sallow sally salmon salon saloon salt salter
saltier salty salute salvage salvation salve same sample sampler sanatorium sanctify sanction sanctity
sanctuary sand sandal sandbag sandier sandman sandmen sandpaper sandstone sandstorm sandwich sandy sane
saner sang sanitarium sanitary sanitation sanity sank sanserif sap sapling sapphire sarcasm sarcastic
sardine sari sash sassier sassy sat satanic satchel satellite satin satire satirise satirist satisfy
saturate sauce saucepan saucer saucier saucy sauerkraut sauna saunter sausage savage savagery save saver
savior saviour savor savory savour savoury savvier savvy saw sawdust saxophone say scab scaffold scalar
scald scale scalier scallop scalp scalpel scaly scamper scan scandal scandalise scanner scant scanter
scantier scanty scapegoat scar scarce scarcer scarcity scare scarecrow scarf scarier scarlet scarves scary
scathing scatter scavenger scenario scene scenery scenic scent scepter sceptic sceptre schedule scheme
schemer scholar scholastic school schoolboy schooner science scientific scientist scissor scoff scoffed
scold scoop scoot scooter scope scorch score scorer scorn scorpion scotch scoundrel scour scourge scout
scowl scrabble scram scramble scrap scrapbook scrape scratch scratchier scratchy scrawl scrawnier scrawny
scream screech screen screw screwier screwy scribble scribe script scripture scroll scrounge scrub scruff
scruffier scruffy scruple scrupulous scrutinise scrutinize scrutiny scuff scuffed scuffle sculptor sculpture
scum scurrilous scurry scuttle scythe sea seafaring seafood seal seam seaman seamen seamstress seaport sear
search seashell seashore seasick seaside season seat seaweed secede secession seclude seclusion second
secondary secrecy secret secretary sect section sector secular secure sedan sedate sedentary sediment seduce
seduction see seed seedier seedling seedy seek seem seen seep seepage seer seesaw seethe segment segregate
seize seizure seldom select selector self selfish sell seller selves semantic semblance semen semester
semicircle semicolon semifinal seminar seminary senate send sender senile senior sensation sense senseless
sensible sensitive sensor sensory sensual sensuous sent sentence sentience sentient sentiment sentry
separate sepulcher sepulchre sequel sequence sequential sequin serenade serene sergeant serial series
serious sermon serpent serum servant serve server service serviceman servicemen serviette servile servitude
session set setback settable setter settle settlement settler seven seventeen seventh seventy sever sew
sewage sewer sewn sex sexism sexist sexual sexy shabbier shabbily shabby shack shackle shade shadier shadow
shadowy shady shaft shaggier shaggy shake shaken shakier shaky shall shallow sham shamble shame shameless
shampoo shamrock shanty shape shapelier shapeliest share shark sharp sharpen sharper sharply shatter shave
shaven shaver shawl she sheaf shear sheath sheave shed sheen sheep sheepish sheer sheerer sheet sheikh shelf
shell sheller shellfish shelter shelve shepherd sherbet sheriff sherry shes shield shift shiftier shiftless
shifty shimmer shin shine shingle shinier shiny ship shipment shipshape shipwreck shire shirk shirt shiver
shoal shock shod shoddier shoddy shoe shoelace shoestring shone shoo shook shoot shop shopkeeper shoplifter
shopper shore short shortage shorten shorter shortfall shorthand shortlist shot shotgun should shoulder
shout shove shovel show showcase showdown shower showier showman showmen shown showy shrank shrapnel shred
shrew shrewd shrewder shriek shrill shriller shrimp shrine shrink shrinkage shrivel shroud shrub shrubbery
shrug shrunk shrunken shuck shudder shuffle shun shunt shut shutdown shutter shuttle shy shyer shyness
sibling sic sick sicken sicker sickle sicklier side sideline sidelong sideshow sidestep sidetrack sidewalk
sideways sidle siege sierra siesta sieve sift sigh sight sightless sigma sign signal signature signer
signify signpost silence silent silhouette silicon silk silken sill sillier silly silo silt silver
silverware silvery similar simile simmer simple simpler simplex simplicity simplify simplistic simply
simulate sin since sincere sine sinew sinewy sing singer single singular sinister sink sinner sinus sip
siphon sir sire siren sirloin sissier sissy sister sisterhood sit site sitter situate six sixpence sixteen
sixteenth sixth sixtieth sixty sizable size sizeable sizer sizzle skate skateboard skater skein skeleton
skeptic sketch sketchier sketchy skew skewer ski skid skilful skill skillet skim skimp skimpier skimpy skin
skinflint skinnier skinny skip skipper skirmish skirt skit skittish skulk skull skunk sky skylight skyline
skyrocket skyscraper slab slack slacken slacker slag slain slake slam slander slang slant slap slapstick
slash slat slate slaughter slave slavery slavish slay sleazier sleazy sled sleek sleeker sleep sleeper
sleepier sleepless sleepy sleet sleeve sleeveless sleigh slender slept slew slice slick slicker slid slide
slier slight slighter slim slime slimier slimmer slimy sling slingshot slink slip slipper slippery slipshod
slit slither slitter sliver slob slobber slog slogan slop slope sloppier sloppy slosh slot sloth slouch
slovenlier slovenly slow slower slowly sludge slug sluggish sluice slum slumber slummer slump slung slunk
slur slush slut sly slyer slyly slyness smack small smaller smallish smallpox smart smarter smash smattering
smear smell smellier smelly smelt smidgen smile smirk smite smith smitten smock smog smoke smoker smokestack
smokier smoky smolder smooth smoother smote smother smoulder smudge smug smugger smuggle smuggler smut snack
snag snail snake snap snappier snappy snapshot snare snarl snatch sneak sneaker sneakier sneaky sneer sneeze
snicker snide snider sniff sniffed sniffle snip snipe sniper snippet snitch snob snobbery snobbish snooker
snoop snootier snooty snooze snore snorkel snort snot snout snow snowball snowdrift snowfall snowflake
snowier snowplough snowplow snowstorm snowy snub snuff snuffed snuffer snug snugger snuggle soak soap
soapier soapy soar sob sober sobriety soccer sociable social socialise socialist society sociology sock
socket sod soda sodden sodium sodomy sofa soft softball soften softer software soggier soggy soil sojourn
solace solar sold solder soldier sole solemn solicit solicitor solid solidarity solidify solitaire solitary
solitude solo soloist soluble solution solve solvent somber sombre some somebody someday somehow someone
someplace somersault something sometime somewhat somewhere son sonata song sonic sonnet sonorous soon sooner
soot soothe sootier sooty sop sophistry sophomore soprano sorcerer sorceress sorcery sordid sore sorer
sorority sorrier sorrow sorry sort sorta sought soul sound sounder soundproof soundtrack soup sour source
sourer south southeast southerly southern southpaw southward southwest souvenir sovereign sow sown spa space
spacecraft spaceship spacial spacious spade spaghetti span spangle spaniel spank spanner spar spare sparer
spark sparkle sparkler sparrow sparse sparser spas spasm spasmodic spat spate spatial spatter spatula spawn
spay speak speaker spear spearhead spearmint special specialise specialist specialty species specific
specify specimen specious speck spectacle spectator specter spectra spectre spectrum speculate sped speech
speechless speed speedboat speedier speedy spell spellbind spellbound speller spelt spend spent sperm spew
sphere spherical sphinx spice spicier spicy spider spigot spike spill spilt spin spinach spinal spindlier
spindly spine spineless spinster spiral spire spirit spiritual spit spite spittle splash splat splatter
spleen splendid splendor splendour splice splint splinter split splurge spoil spoilt spoke spoken spokesman
spokesmen sponge spongier spongy sponsor spoof spook spookier spooky spool spoon sporadic spore sporran
sport spot spotless spotlight spottier spotty spouse spout sprain sprang sprawl spray spread spree spreed
sprier sprig spring springier springtime springy sprinkle sprinkler sprint sprinter sprout spruce sprucer
sprung spry spud spun spunk spur spurious spurn spurt sputter spy squabble squad squadron squalid squall
squalor squander square squarer squash squat squatter squawk squeak squeakier squeaky squeal squeamish
squeeze squelch squid squint squinter squire squirm squirrel squirt stab stabilise stability stable stabler
stack stadium staff staffed stag stage stagecoach stagger stagnant stagnate staid staider stain stair
staircase stairway stake stale stalemate staler stalk stall stallion stalwart stamina stammer stamp stampede
stance stanch stancher stand standard standby standoff standpoint standstill stank stanza staple stapler
star starboard starch starchier starchy stardom stare starfish stark starker starlight starrier starry start
starter startle starvation starve state statelier stateliest statement stater statesman statesmen static
station stationary stationery statistic statue stature status statute statutory staunch stauncher stave stay
steadfast steadier steadily steady steak steal stealth stealthier stealthily stealthy steam steamier steamy
steel steep steeper steeple steer stellar stem stench stencil step stepladder stereo stereotype sterile
sterilise sterling stern sterner stew steward stewardess stick sticker stickier stickler sticky stiff
stiffed stiffen stiffer stiffly stifle stigma stigmata still stillborn stiller stilted stimulant stimuli
stimulus sting stinger stingier stingy stink stint stipulate stir stirrup stitch stock stockade stockier
stockpile stocky stockyard stodgier stodgy stoical stoke stole stolen stolid stomach stomp stone stonier
stony stood stool stoop stop stopgap stopover stoppage stopper stopwatch storage store storehouse storeroom
storey stork storm stormier stormy story stout stouter stove stow stowaway straddle straggle straggler
straight straighten straighter strain strainer strait strand strange stranger strangle strap strata
stratagem strategic strategy stratify stratum straw strawberry stray streak stream streamer streamline
street streetcar strength strengthen strenuous stress stretch stretcher strew strewn stricken strict
stricter stridden stride strife strike striker string stringent stringier stringy strip stripe stripper
strive striven strode stroke stroll stroller strong stronger stronghold strove struck structure struggle
strum strung strut stub stubbier stubble stubborn stubby stuck stud student studio studious study stuff
stuffed stuffier stuffy stumble stump stun stung stunk stunt stupefy stupendous stupid stupor sturdier
sturdy stutter style stylish stylistic stylus suave suaver sub subdivide subdue subgroup subject subjugate
sublet sublime submarine submerge submersion submission submit subnormal subprogram subroutine subscribe
subscript subsection subsequent subset subside subsidiary subsidise subsidy subsist substance substitute
subsystem subterfuge subtle subtler subtlety subtly subtract suburb suburban subversive subvert subway
succeed success successor succinct succor succour succulent succumb such suck sucker suckle suction sudden
suds sue sued suede suffer suffice sufficient suffix suffocate suffrage sugar sugary suggest suicide suit
suitable suitcase suitor sulfur sulk sulkier sulky sullen sulphur sultan sultrier sultry sum summarily
summarise summarize summary summer summit summon summonsed sumptuous sun sunbathe sunburn sundae sundial
sundown sundry sunflower sung sunglasses sunk sunken sunlight sunlit sunnier sunny sunrise sunscreen sunset
sunshine suntan sunup sup super superb superbly superhuman superior supersede supersonic superstar supervise
supervisor supper supplant supple supplement suppler supplier supply support suppose suppress supremacy
supreme surcharge sure surer surf surface surfboard surge surgeon surgery surgical surlier surly surmise
surmount surname surpass surplus surplussed surprise surreal surrender surround survey surveyor survive
survivor suspect suspend suspense suspicion suspicious sustain sustenance swab swagger swallow swam swamp
swampier swampy swan swap swarm swarthier swarthy swat swathe sway swear sweat sweater sweaty sweep sweeper
sweepstake sweet sweeten sweeter sweetheart swell sweller swept swerve swift swifter swig swill swim swindle
swindler swine swing swipe swirl swish swisher switch switchable switcher swivel swollen swoon swoop sword
swordfish swore sworn swum swung syllable syllabus symbol symbolise symmetric symmetry sympathise sympathize
sympathy symphonic symphony symptom synagogue synapse syndicate syndrome synonym synopses synopsis syntactic
syntax syntheses synthesis synthesise synthetic syphilis syringe syrup system systematic)",
    R"(tab tabby tabernacle table tablecloth tablespoon tablet tabloid taboo tabulate tacit taciturn tack tackier
tackle tacky taco tact tactic tactless tadpole tag tail tailgate taillight tailor tailspin taint take taken
takeoff takeover taker talc tale talent talisman talk talkative talker tall taller tallow tally talon
tambourine tame tamer tamper tan tandem tang tangent tangential tangerine tangible tangle tango tank tankard
tanker tanner tantalise tantalize tantamount tantrum tap tape taper tapestry tar tarantula tardier tardy
target tariff tarnish tarpaulin tarrier tarry tart tartan tartar tarter task tassel taste tasteless tastier
tasty tattle tattoo tatty taught taunt taut tauter tautology tavern tawdrier tawdry tawnier tawny tax
taxable taxation taxi taxicab taxpayer tea teach teacher teacup teak team teammate teamster teamwork teapot
tear teardrop tease teaspoon teat technical technician technique technology tedious tedium tee teed teem
teen teenage teeter teeth teetotal teetotaler telegram telegraph telepathic telepathy telephone telescope
teletype televise tell teller telltale temper tempest template temple tempo temporal temporary tempt
temptation ten tenable tenacious tenacity tenancy tenant tend tendency tender tenderise tendon tendril
tenement tenet tennis tenor tense tenser tension tensors tent tentacle tentative tenth tenuous tenure tepee
tepid term terminal termini terminus termite terrace terrain terrible terrier terrific terrify territory
terror terrorise terrorist terse terser test testable testament tester testicle testify testimony testis
tetanus tether text textbook textile textual texture than thank thankless that thatch thatcher thaw the
theater theatre theatrical thee theft their theist them theme themselves then thence theologian theology
theorem theoretic theorise theorist theorize theory therapist therapy there thereafter thereby therefore
therein thereof thereon thereupon thermal thermostat thesauri thesaurus these thesis theta they thick
thicken thicker thicket thief thieve thigh thimble thin thing think thinker thinner third thirst thirstier
thirsty thirteen thirteenth thirtieth thirty this thistle thong thorn thornier thorny thorough those thou
though thought thous thousand thousandth thrash thread threadbare threat threaten three thresh thresher
threshold threw thrice thrift thriftier thrifty thrill thriller thrive throat throb throne throng throttle
through throughout throughput throw throwaway throwback thrown thrust thud thug thumb thumbtack thump
thunder thus thwart thy thyme thyroid tiara tick ticket tickle ticklish tidal tidbit tide tidier tidy tie
tier tiff tiffed tiger tight tighten tighter tightrope tightwad tilde tile till tilt timber time timekeeper
timeless timelier timeliest timer timescale timetable timezone timid tin tinder ting tingle tinier tinker
tinkle tinnier tinny tinsel tint tiny tip tipsier tipsy tiptoe tirade tire tireder tiredest tireless
tiresome tissue tit titbit titillate title titter toad toadstool toast toaster tobacco toboggan today toddle
toddler toe toed toenail toffee toga together toggle toil toilet token told tolerant toll tomahawk tomato
tomb tomboy tombstone tomcat tome tomorrow ton tonal tone tong tongue tonic tonight tonnage tonne tonsil too
took tool toolkit toot tooth toothache toothbrush toothpaste toothpick top topaz topic topography topology
topple torch tore torment tormentor torn tornado torpedo torque torrent torrential torrid torso tortilla
tortoise tortuous torture toss tot total tote totem totter toucan touch touchdown touchier touchy tough
toughen tougher toupee tour tourist tournament tourniquet tousle tout tow toward towel tower town toxic
toxin toy trace track tract traction tractor trade trademark trader tradition traffic trafficked tragedy
tragic trail trailer train trainee trainer trait traitor tramp trample trampoline trance tranquil transact
transcend transcribe transcript transfer transform transgress transient transistor transit transitory
translate transmit transpire transplant transport transpose transverse trap trapdoor trapeze trapezoid
trapper trash trashcan trashier trashy trauma traumatic traumatise travel traverse travesty trawl trawler
tray treachery treacle tread treadmill treason treasure treasury treat treatise treatment treaty treble tree
treed trek trekked trellis trellised tremble tremendous tremor trench trend trendier trendy trespass trestle
trial trialled triangle triangular tribal tribe tribunal tributary tribute trick trickery trickier trickle
trickster tricky tricycle trifle trigger trill trillion trilogy trim trimester trimmer trinity trinket trio
trip tripe triple triplet triplicate tripod tripos trite triter triumph triumphant trivia trivial trod
trodden troll trolley trombone troop trooper trophy tropical trot trouble trough trounce troupe trouser
trout trowel truancy truant truce truck trudge true trued truer truffle truism truly trump trumpet truncate
trunk trust trustee trustier trusty truth try tryout tsar tub tuba tube tubular tuck tuft tug tuition tulip
tumble tumbler tummy tumor tumour tumult tumultuous tuna tundra tune tuner tunic tunnel turban turbine
turbulent tureen turf turgid turkey turmoil turn turnaround turner turnip turnout turnover turnpike
turnstile turntable turpentine turquoise turret turtle turtleneck tusk tussle tutor tutorial tuxedo twang
tweak twee tweed tweet tweezers twelfth twelve twentieth twenty twice twiddle twig twilight twin twine
twinge twinkle twirl twist twister twitch twitter two twos tycoon type typeface typescript typeset
typesetter typewriter typhoid typhoon typhus typical typify typist tyrannise tyrannize tyranny tyrant tyre)",
    R"(ubiquitous udder ugh uglier ugly ulcer ulterior ultimate ultimatum ultra ultrasonic umbrella umpire umpteen
unable unaccepted unaffected unaltered unanimity unanswered unarmed unassigned unassuming unattached
unattended unaware unbalanced unbearable unbeatable unbecoming unbeliever unbiased unblock unborn unbroken
unburden uncanny unceasing uncertain unchanged uncle unclean unclear uncommon uncouth uncover uncultured
uncut undamaged undaunted undecided undefined undeniable under underbrush undercover undercut underdog
underflow underfoot undergo undergone underlain underlay underlie underline undermine underneath underpants
underpass underrate underscore undershirt underside understand understate understood understudy undertake
undertaken undertone undertook undertow underwater underwear underwent underworld underwrite underwrote
undeserved undetected undid undo undone undoubted undress undue unduly undying unearth uneasily uneasy
uneconomic uneducated unemployed unequal unequalled unerring unethical uneven uneventful unexpected
unfailing unfair unfaithful unfamiliar unfasten unfeasible unfeeling unfilled unfinished unfit unfold
unforeseen unfounded unfriendly unfunny unfurl ungainlier ungainly ungodlier ungodly ungrateful unhappily
unhappy unhealthy unheard unhelpful unhook unicorn unicycle uniform unify unilateral uninformed uninspired
unintended union unionise unique unison unit unity universe unjust unkempt unkind unkindlier unknown
unlabeled unlawful unleash unless unlike unlikelier unlimited unload unlock unlucky unman unmarked unmarried
unmask unmodified unmoved unnamed unnatural unnerve unnoticed unoccupied unofficial unoriginal unorthodox
unpack unpaid unpick unpleasant unpopular unprepared unproven unprovoked unravel unread unreal unrelated
unreliable unresolved unrest unrivaled unrivalled unruffled unruly unsafe unsaid unsanitary unsavory
unsavoury unsay unscathed unscrew unseat unseemlier unseemly unseen unset unsettle unsightly unsigned
unskilled unsolved unsound unstable unstuck unsuited unsung unsure untangle untenable untidy untie until
untiring unto untold untouched untrained untrue untruer unused unusual unveil unwanted unwary unwashed
unwelcome unwell unwieldy unwilling unwind unwise unworkable unworthy unwound unwrap unwritten upbeat
upbringing update upend upgrade upheaval upheld uphill uphold upholster upholstery upkeep uplift upload upon
upper uppermost upright uprising uproar uproot ups upset upshot upside upstairs upstanding upstart upstream
uptake uptight uptown upturn upward uranium urban urchin urge urgency urgent urine urn usable usage use
useless user usher usual usurp utensil uteri uterus utilise utility utmost utter)",
    R"(vacancy vacant vacate vaccine vacillate vacuous vacuum vagabond vagary vagina vaginal vagrant vague vaguer
vain vainer valentine valet valiant valid valise valley valor valour valuable value valueless valve vampire
van vandal vandalise vane vanguard vanilla vanish vanity vanquish vapor vaporise vapour variable variance
variant variation variety various varnish varsity vary vase vast vaster vat vault veal vector veer vegetable
vegetarian vehement vehicle veil vein velocity velour velvet velvety vend vendor veneer venerate vengeance
vengeful venison venom vent ventilate ventricle venture venue veracity veranda verb verbal verbatim verbiage
verbose verdict verge verier verify veritable vermin vernacular versatile verse version versus vertebra
vertebrate vertical vertigo verve very vessel vest vestibule vestige vestment vet veteran veterinary veto
vex vexation via viability viable viaduct vial vibrant vibrate vicar vicarious vice vicinity vicious victim
victimise victor victory video videotape vie view viewer viewpoint vigil vigilante vigor vigour vile viler
vilify villa village villain villainy vindicate vindictive vine vinegar vineyard vintage vinyl viola violate
violence violent violet violin viper viral virgin virile virtual virtue virtuoso virtuous virulent virus
visa vise visible vision visionary visit visitor visor vista visual visualise vital vitamin vitriolic
vivacious vivacity vivid vocabulary vocal vocalist vocation vociferous vodka vogue voice void volatile
volcanic volcano volition volley volleyball volt voltage volume voluminous voluntary volunteer voluptuous
vomit voodoo voracious vortex vote voter vouch voucher vow vowel voyage vulgar vulnerable vulture vying)",
    R"(wad waddle wade wafer waffle waft wag wage wager wagon waif wail waist waistline wait waiter waitress waive
waiver wake waken walk walker walkout wall wallet wallop wallow wallpaper walnut walrus waltz wan wand
wander wane wanna wanner want wanton war warble ward warden wardrobe warehouse warehoused warfare warhead
warier warlike warm warmer warmth warn warp warpath warrant warranty warren warrior wart wartime wary was
wash washable washcloth washer washout washroom wasp wastage waste wasteland watch watchdog watchman
watchmen watchword water watercolor waterfall waterfront watermark watermelon waterproof watershed
watertight waterway waterworks watery watt wave waveform wavelength waver wavier wavy wax waxier waxy way
waylaid waylay wayside wayward weak weaken weaker weakling wealth wealthier wealthy wean weapon weaponry
wear wearier wearily wearisome weary weasel weather weave weaver web wed wedder wedge wedlock wee weed
weedier weedy week weekday weekend weep weer weigh weight weightier weighty weird weirder weirdo welcome
weld welder welfare well wellington welt welter went wept were werewolf werewolves west westerly western
westward wet wetter whack whale whaler wharf wharves what whatever whatsoever wheat wheedle wheel wheelchair
wheeze when whence whenever where whereas whereby wherein whereupon wherever whet whether whew which
whichever whiff whiffed while whilst whim whimper whimsical whine whinny whip whir whirl whirlpool whirlwind
whirr whisk whisker whiskey whisky whisper whistle white whiten whiter whitewash whittle whiz whizz who whoa
whoever whole wholesale wholesaled wholesome wholly whom whoop whopper whore whose why whys wick wickeder
wickedest wicker wicket wide widen wider widespread widow width wield wife wig wiggle wigwam wild wildcat
wilder wildfire wildlife wilful wilier will willow willpower wilt wily win wince winch wind windfall windier
windmill window windowpane windpipe windscreen windshield windy wine wing wingers wink winner winsome winter
wintertime wintrier wintry wipe wiper wire wirier wiry wisdom wise wisecrack wiser wish wishbone wisp
wispier wispy wist wit witch witchcraft with withdraw withdrawn withdrew wither withheld withhold within
without withstand withstood witless witticism wittier witty wive wiz wizard wizened wobble wobblier woe wok
woke woken wolf wolves woman womanhood womankind womb wombat women won wonder wonderland wondrous wont woo
wood woodchuck wooden woodier woodland woodpecker woodsman woodsmen woodwind woodwork woody woof wool woolen
woollen woollier woolly word wordier wordy wore work workable workbench workbook worker workforce workload
workman workmen workout workplace workshop world worldlier worldliest worldwide worm wormhole worn worrisome
worry worse worsen worship worshipper worst worth worthier worthless worthwhile worthy wot would wound
wounder wove woven wow wrangle wrangler wrap wrapper wrath wreak wreath wreck wreckage wrecker wren wrench
wrestle wrestler wretch wretcheder wriggle wright wring wringer wrinkle wrist wristwatch writ writable write
writer writhe written wrong wrongdoer wrongdoing wronger wrote wrought wrung wry wryer)",
    R"(xenophobia xylophone)",
    R"(yacht yak yakked yam yank yap yard yardstick yarn yawn year yearling yearn yeast yell yellow yelp yen yes
yeses yessed yesterday yet yeti yew yield yodel yoga yogurt yoke yokel yolk yonder you young younger
youngster your yourself yourselves yous youth yowl yuck)",
    R"(zanier zany zeal zealous zebra zenith zero zest zeta zigzag zillion zinc zincked zip zipper zodiac zombie
zone zoo zoologist zoology zoom zucchini)",
};

// The stems with their letters, which lie in one piece.
class CommonStems {
  public:
    CommonStems() {
        std::size_t letters = kNames.size() + kToday.size();
        for (const std::string_view letter : kEnglish) letters += letter.size();
        letters_.reserve(letters);
        std::vector<std::size_t> ends;
        const auto take = [&](std::string_view words) {
            std::size_t at = 0;
            while (at < words.size()) {
                const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
                if (end > at) {
                    letters_ += stem_once(words.substr(at, end - at));
                    ends.push_back(letters_.size());
                }
                at = end + 1;
            }
        };
        take(kNames);
        take(kToday);
        for (const std::string_view letter : kEnglish) take(letter);

        std::vector<std::pair<std::string_view, bool>> rows;
        rows.reserve(ends.size());
        std::size_t begin = 0;
        for (const std::size_t end : ends) {
            rows.emplace_back(std::string_view(letters_).substr(begin, end - begin), true);
            begin = end;
        }
        table_ = WordTable<bool>(std::move(rows));
    }
    bool contains(std::string_view stem) const { return table_.find(stem) != nullptr; }

  private:
    std::string letters_;
    WordTable<bool> table_;
};

}  // namespace

bool is_common_stem(std::string_view stem) {
    static const CommonStems stems;
    return stems.contains(stem);
}

}  // namespace onward
