"""Which words are given names: the common ones of the English-speaking world and who lives in it.

They tell "Minister for Schools Jane Roe" from "Minister for Care Reform". Left out are names that
are as often places, surnames or plain words at the head of a name: Preston, Carter, Hope.
"""

from __future__ import annotations

# Names that are hardly ever a man's, or a woman's: "She added:" cannot mean John. Names that both
# have (Hilary, Alex, Lindsay) are in neither.
WOMEN = frozenset(
    """abigail agnes aileen ailsa aisha aisling alexandra alice alison amanda amber amelia amy
    ana andrea angela angharad anita ann anna annabel anne anneliese annette annie antonia
    anya aoife april asha audrey ayesha barbara beatrice beatrix belinda bernadette bernice
    beryl beth bethan bethany betty bianca bonnie brenda bridget bronwen bryony camilla
    candice carla carmen carol caroline carolyn catherine catriona cecilia charlene charlotte
    chloe christina christine ciara claire clara clare claudia clodagh colette colleen connie
    cordelia cynthia daisy daphne dawn debbie deborah debra deirdre delia denise diana diane
    dinah dolores donna dora doreen doris dorothy edith edna edwina eileen eilidh elaine
    eleanor elena elisabeth elizabeth ella ellen ellie eloise elsie emily emma erica erin
    esther eunice eva farah fatima felicity fiona flora florence frances francesca freda
    freya gabriella gabrielle gail gemma georgia georgina geraldine gillian gina gloria grace
    greta gwen gwendolyn gwyneth hannah harriet hayley hazel heather helen helena henrietta
    hetty hilda holly ida imelda imogen ingrid irene iris isabel isabella isla isobel ivy
    jacqueline jade jane janet janice jasmin jasmine jeanette jemima jennifer jenny jessica
    jill joan joanna joanne josephine joyce judith judy julia julie juliet karen kate
    katherine kathleen kathryn kathy katie katy kayleigh keeley kimberley kirsten kirsty laila
    laura lauren leah leanne lesley lily linda lisa liz lorna lorraine lottie louisa louise
    lucia lucinda lucy lydia lynn lynne mabel madeleine maeve magda maggie maire mairead mairi
    mandy margaret margot maria marian marianne marie marilyn marina marisol marjorie marlene
    martha martina mary matilda maureen mavis maxine maya megan melanie melissa mhairi
    michaela michelle mildred millie miranda miriam moira mollie molly mona monica morag moyra
    muriel myra nadia nadine nancy naomi natalie natasha niamh nicola nicole nina nora noreen
    norma nuala olga olive olivia oonagh orla pamela patricia patsy paula pauline peggy
    penelope penny petra philippa phoebe phyllis pippa polly poppy priscilla priti priya
    rachael rachel rebecca rhiannon rhona rita roberta roisin rosa rosalind rosamund rose
    rosemary rosie ruby ruth sabrina sally samantha sandra sara sarah seema selina shabana
    shanice sharon sheila shelley shirley shona sian sinead siobhan sofia sonia sophia sophie
    stacey stella stephanie sue sunita susan susanna susannah suzanne sybil sylvia tabitha
    tamara tamsin tanya tara teresa tessa thelma theresa therese tina tracey trudy ursula
    valerie vanessa vera verity veronica vicky victoria viola violet virginia vivienne wendy
    wilma winifred yasmin yvette yvonne zainab zara zoe""".split()
)
MEN = frozenset(
    """aaron abdul abdulaziz adam adrian ahmed aidan alan alasdair alastair albert alexander
    alfred alistair allan amit andrew andy angus anthony antonio antony archie arnold arthur
    asif barnaby barry basil ben benedict benjamin bernard bill bob boris brandon brendan
    brian bruce bryan callum calum carl carlos charles chidi christopher cillian clifford
    clive colin colm connor conor cormac craig cyril damian damien dan daniel darren dave
    david declan denis dennis derek desmond diarmuid diego dominic don donald douglas duncan
    dylan eamon eamonn ed edgar edmund eduardo edward edwin elliot emeka emlyn eoin eric
    ernest ethan euan ewan faisal fergus fernando finlay fintan francis frank fraser fred
    frederick gareth garry gary gavin geoff geoffrey george gerald gerard gethin gilbert giles
    glyn gordon graeme graham grant greg gregor gregory guy hamish harold harry harvey hassan
    hector henry herbert howard hugh hugo humphrey hywel ian ibrahim idris imran isaac ivan
    ivor jack jacob jake james jason javier jeff jeffrey jeremy jerome jim joe joel john
    jonathan jorge jose joseph josh joshua juan julian justin keir keith ken kenneth kevin
    khalid kieran kofi kwame lachlan lars laurence lawrence leo leon leonard leroy lewis liam
    lionel lloyd louis lucas lucian luis luke malcolm manuel marc marcus mario mark martin
    matt matthew maurice max michael miguel mike miles mohamed mohammad mohammed muhammad
    murdo nathan neil niall nicholas nick nigel noah noel norman oisin oliver omar oscar owen
    paddy padraig patrick paul pedro peter phil philip phillip piers quentin rafael rahul raj
    rajesh ralph raymond reginald rhodri rhys ricardo richard rob robert roberto roderick
    rodney roger rohan roland ron ronald rory ross roy rupert russell ryan sadiq sajid samuel
    sanjay scott seamus sean sebastian shaun simon stanley stephen steve steven stewart stuart
    sunil suresh tariq ted terence theo thomas tim timothy toby tom tony trevor tristan victor
    vijay vikram vincent wajid walt walter wayne wes wilfred will william winston yusuf zac
    zachary""".split()
)
_OTHERS = frozenset(
    """abbie abby abdirahman abdulla abdullah abdulrahman abel abigael abu ada adaeze adebayo
    adele adeline adewale adil aditi aditya adriana adrienne afsana agatha agnieszka ahmad
    aiden aimee ainsley aishwarya ajay akash akeem akira akua alaina alana alberto alec aled
    alejandra alejandro aleksander aleksandra alessandra alessandro alex alexa alexandre
    alexei alexis alf alfie alfonso alfredo algernon ali alicia alina alisa alisha alissa
    allegra allen allie allison alma alok alonzo althea alun alvaro alvin alwyn alyssa amal
    amalia amandeep amara amarjit amina aminata amir amos amrit anais anand anastasia anders
    andre andreas andrei andres andrzej aneurin angelica angelina angelo anika anil anjali
    anjana anneka annika anouk ansel anselm anthea antoine anton antonella antwan anuja
    anushka anwar aoibheann aoibhinn aparna arabella araminta aravind archibald ardal aretha
    ariana arjun arlene arlo armando aron artur arun arvind arwel ashish ashleigh ashley ashok
    ashwin aslam astrid aubrey aurelia auriol ava avril axel aylin ayo azhar aziz babatunde
    bahar baljit barack barney bartholomew bashir beatriz beau becca becky bella benedicta
    benita bennie benny bernardo bernie bert bertha bertie bertram bethel betsy bettina bev
    beverley beverly bharat bhavna bilal billie billy bina blanca blessing bobbie bobby bola
    brad bradley brannon branwen breda brent brenton brett brianna brigid brigitte bronagh
    bronwyn brooke bruno bryce brynn burak byron caitlin caitriona caleb calvin cameron camila
    candace caoimhe cara carey carina carlo carlotta carly carmel carmela carrie carwyn cary
    caspar caspian cassandra cassie catalina catarina cath cathal catherina cathleen cathy
    catrin ceri cerys cesar chad chand chandra chantal chantelle charis charlie charmaine
    cherie cheryl chiamaka chike chinedu chinwe chinyere chitra chris chrissie chrissy christa
    christabel christelle christian christie christoph christophe chuck chukwuemeka cian cindy
    clarence clarissa clark claude claudette claudio clay clementine cleo clifton clint clovis
    clyde cody collette collin conall conan concetta conrad constantine consuelo cora coralie
    coretta corey corinna corinne cornelius corrie cory courtney cristian cristina cristobal
    curtis cyrus dafydd dagmar dahlia daire dale dalia damon dana danica danielle danika danny
    dara darcy daria dario darius darlene darragh darrell darryl daryl davina davinder dean
    deandre deanna deanne dearbhla deb debora dee deepa deepak deidre delilah delores delphine
    delroy demetrius demi denzil derval dervla deryn devin dewi dhruv dick didier dieter dilip
    dimitri dimitris dina dinesh dione dirk dmitri dolly domenico dominik dominique donal
    donnacha donncha donnie donovan dorian dorota dorothea doug dougal drew duane dudley
    dustin dwayne dwight ebony eddie eddy edie edoardo efosa eibhlin eimear einar eirian
    eirlys eitan ekaterina eli eliana elias elijah elin elinor eliot elisa elise elisha eliza
    elliott ellis elodie elsa elspeth elton eluned elva elvira elvis elwyn emanuel emer
    emerson emil emile emilia emilie emilio emmanuel emmanuelle emmet emmett emrys ena enda
    enid enoch enrico enrique enzo eoghan ephraim erich erik erika erna ernestine ernesto
    errol erwin esme esmeralda esperanza estelle etienne etta eugene eugenia eugenie eurig
    evan evangeline evelina evelyn everett evie ewen ezra fabian fabio faiza farhan farida
    farooq farzana fatimah fatou faye fearghal federico felipe felix femi fenella ferdinand
    fern fernanda ffion fiachra fidel fidelma finley finn finnian finola fionn fionnuala flo
    floyd folasade fran franca francesco francisco franco francois francoise frankie franz
    freddie frederic frederica freida frieda fritz gabe gabriel gabriela gaetano galina
    garrett garth gayle gaynor geeta gene genevieve georg georges georgette georgie geraint
    gerda gerhard gerry gertrude gianluca gideon gilberto gilda giorgio giovanna giovanni
    girish gisela giulia giuliana giuseppe gladys glen glenda glenn glenys glynis gobnait
    goran gordana gracie graciela grainne grania gretchen grigori griselda guido guillaume
    guillermo gulnaz gunther gurdeep gurpreet gus gustav gustavo gwenda gwenllian gwilym gwyn
    gwynne habib hafsa haider hakim hal hamid hamza hana hanif hank hanna hannes hans hardeep
    hari harish harjit harley haroon harpreet haruki haruto harvinder hasan hashim hattie
    hayden hedley heidi heike heinrich heinz helene helga hema henri henrik henryk herman
    hermione hernan hester heston hettie hilary hillary hiroshi hollie honora horace hortense
    hubert huda humaira humza husam hussain hussein hyacinth iago ianthe iestyn ieuan ifan
    ifeoma ignacio igor ike ilona ilse iman imogene ina inderjit indira ines inga inge inigo
    iqbal irena irina irma irving irwin isabelle isadora isaiah isha ishaan ismail isobelle
    isolde istvan ita iva ivana ivo iwan izabela izzy jabir jacek jacinda jacinta jackie
    jaclyn jacques jacqui jagdeep jago jai jaime jaimie jakub jamal jameela jamie jamila jan
    jana janelle janette janine jared jarek jarrod jarvis jasvinder jaswinder javed jay jayden
    jayne jayson jazmin jean jeanne jeannie jed jeevan jemma jen jenna jenni jennie jeremiah
    jermaine jerry jerzy jess jessie jesus jethro jillian jimmie jimmy jitendra jo joachim
    joakim joann joao joaquin jocasta jocelyn jock jodi jodie jody joelle joey johan johann
    johanna johannes johnathan johnny jolene jolyon jon jonas jonathon jonny jordan jordi
    josefina josiah josie jovan joy joyceline juanita judah judd jude judi juliana julianne
    juliette julio julius jurgen justine kadeem kai kaitlyn kalpana kalyani kamal kamala kamil
    kamran kapil kara kareem karim karin karina karl karla karolina kashif kasia kat katarina
    katerina katharine kathie kathrin katja katrin katrina kavita kay kaye kayla kazimierz
    keelan kees kehinde kellie kelly kelsey kelvin kemi kendra kenji kenny kerri kerrie kerry
    keshia kiana kieron kim kimberly kiran kirill kirk kirstie kirstin kit kiyoshi klaus kojo
    kola konrad kourtney kris krishna krista kristen kristian kristin kristina kristof krystal
    krystyna krzysztof kunal kurt kwabena kwasi kyla kyle kylie kyra lalita lamar lana landon
    lara larissa larry lashonda latasha latisha latoya laurel lauri laurie laverne lavinia
    layla leandro leann leanna leanora leda lee leela leif leigh leila lena lennox lenny
    lenora leonardo leone leonie leonora leontyne leopold les leslie leszek leticia letitia
    levi lexi leyla liana lilian liliana lillian lina lindsay lindsey linh lisbeth livia
    llewellyn llinos logan lois lola loren lorena lorenzo loretta lori lou louie lowri luana
    luc luca luciana lucille lucio lucretia ludmila ludo ludovic luigi luisa lukas lukasz lula
    luther lyndon lyndsay lyndsey lynette lynsey lyra lyudmila maddie madeline madhav madhu
    madison mads mae magdalena magnus mahalia mahendra mahmood mahmoud mairtin maisie majid
    malachi malachy malala malik mallory mandeep manish manjit manoj manpreet mansoor manuela
    mara marcel marcela marcelle marcello marcia marcin marco marcos marcy marek margarita
    margery margo margret marguerite mariam mariana mariano maribel marielle marietta marigold
    marija marika marion marisa marissa marius marla marley marlon marnie marsha marta marten
    marty marvin maryam maryanne masood massimo mateo mateusz mathew mathias mathilda matteo
    matthias mattias maud maude maura mauro maxwell may mayur meena meera meg meghan mehdi
    mehmet mehreen mei mel melinda melvin melvyn meredith meriel merle merryn mervyn meryl mia
    micaela micah michal micheal michel michela michele michiko mick mickey mihai mikael
    mikaela mikhail mila milena milly milo milton mimi mina minnie mira mirjam misbah mitch
    mitchell mitzi moe mohan mohit mohsin moin monique monty morgan moses mukesh mungo mustafa
    mya myfanwy myles myriam myrna myrtle nabil nadeem nadhim nadir naeem nahid naima nana
    nancie nandini nanette nantia naresh narinder nasir nasreen nasser natalia nataliya natan
    nate nathaniel naveed naveen navin navjot nazia nazir ned nell nellie nelson nerys nessa
    nesta nettie neville ngaire ngozi nia niccolo nichola nicholette nicki nicky nicolas
    nicolette nicolo niels nigella nikhil niki nikita nikki nikola nikolai nikos nils nimisha
    niraj nisha nitin njeri nkechi noam noeleen noelene noelle nola noor norbert nuno nur nyah
    oana obadiah obi octavia odette odile olaf oleg olena olivier olu olufemi olumide
    oluwaseun oluwatobi omari omolara oona ophelia oriel orlaith orville osama osei osman otis
    otto ottoline owain ozan padraic palesa paloma pam panos paola paolo parag parveen parwez
    pascal pascale pat patrice patrik patti patty paulette paulina paulo pavel pavlos pearse
    perdita peregrine perpetua perry petar pete petr petros peyton philbert philippe philomena
    phineas pia pierre pieter pilar piotr pooja poonam pradeep prakash pramod pranav prashant
    pratap praveen preeti prem prunella quincy quinn rabia rachelle radek rae rafal rafe
    raheem rahim raja rajan rajeev rajinder rajiv raju rakesh ralf raman ramesh ramiro ramon
    ramona rana randall randolph randy rani ranjit raoul raphael raquel rashad rashid rashida
    raul ravi ravinder ray raya rayan reece reem reena reg reggie regina rehana reid reinhard
    rekha rena renata rene renee renu reuben reuel rex reyna reza rhea rhian rhianna rhoda
    rhonda rhydian ria riaz riccardo richie rick rickey ricky riley rima rishi riya roan
    robbie robin robyn rochelle rocio roddy rodolfo rodrigo rohit rolf rolland roma roman
    romeo romilly romy rona ronaldo ronan ronnie roopa rosalie rosalyn rosanna rosanne roscoe
    roseanne roselyn rosetta rosina roswitha rowan rowena roxana roxanne roz ruairi ruaridh
    ruben rubina rudi rudolf rudolph rudy rufus rukhsana rukmini rupa rupal rupinder russ
    rusty ruta ryker saad sabina sabine sachin sade sadie saeed safiya sagar saif sakina salim
    salma salman salvador salvatore sam samara sameer samina samir samira sammy sana sanaa
    sandeep sandro sandy sanjeev saoirse sariah sarwar sascha sasha saskia satnam saul
    scarlett seb selena selma seth seumas seymour shabnam shadi shae shafiq shahid shahida
    shaista shakil shalini shamim shan shane shanelle shania shannon shantel sharmila shawn
    shayna shea shelagh shelly sherif sherlock sherry sheryl shilpa shireen shirin shiv
    shivani shobha shreya shubha shuja sibusiso sidney siegfried sienna sigrid silas silvia
    silvio simeon simone simran sinan sindhu sioned sissy snehal sofie sofiya sohail solomon
    somaya sondra soraya sorcha soren spiros stan stefan stefania stefanie stefano stefanos
    steffan stelios sten steph stephan stephane struan sudha sue-ellen sufyan sukhdeep sukhjit
    sukhvinder suma suman sumita summaya sunniva surinder surjit susana susanne susie suzanna
    suzette suzie svetlana swati syed sylvester sylvie taha tahir tahira taiwo takeshi talia
    talitha tallulah tamar tamika tammy tania tanisha tanvir taryn tasha tatiana tatyana
    tavish tayo teagan teddy temi tendai terrance terrence terri terry thabo thad thaddeus
    thalia thandi thandiwe thea theodora theodore theodoros theophilus thierry thora thorsten
    tia tiana tiarnan tiernan tiffany tiina tilda tilly timo timothea tirion titus tobi tobias
    tod todd tomas tomasz tommy toni tonya tor torsten tory tova toyin traci tracie tracy
    travis trina trish trisha trixie troy trudi tulip tunde turlough tyler tyra tyrell tyrone
    tyson uche uday ulrich ulrike uma umar unathi uriel urszula usha usman uzma vaclav val
    valentin valentina valentine valentino valeria valmai vance vandana vaughan veda velma
    venetia venkat verna vernon vesna vicki victoire vidya viktor viktoria vilma vimal vinay
    vinnie vinod vipin virgil virginie viv vivek vivian vivien vlad vladimir vytautas wade
    waleed walid wallace wally wanda waqas warren waseem wayland wenceslas wendell wendi
    werner wesley wil wilbert wilbur wilf wilhelm wilhelmina willa willem willow winnie winona
    wojciech wolfgang wyn wynne xanthe xavier ximena yadira yael yan yana yann yannick yara
    yash yasmeen yasmina yasser yekaterina yelena yetunde yevgeny ygor yiannis yohannes
    yolanda yolande yorick yoshi yuki yuri yusra yves zach zachariah zack zafar zaheer zahid
    zahra zaid zain zak zakir zaynab zelda zena zeynep zia zita ziva zofia zoltan zora zubair
    zuleika zulfiqar zuzanna""".split()
)
GIVEN_NAMES = WOMEN | MEN | _OTHERS
