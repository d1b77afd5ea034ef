"""Common given names of the English-speaking world and of those who live in it.

They tell "Minister for Schools Jane Roe" from "Minister for Care Reform". Left out are names that
are as often places, surnames or plain words at the head of a name: Preston, Carter, Hope.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """aaron abbie abby abdirahman abdul abdulaziz abdulla abdullah abdulrahman abel abigael
    abigail abu ada adaeze adam adebayo adele adeline adewale adil aditi aditya adrian adriana
    adrienne afsana agatha agnes agnieszka ahmad ahmed aidan aiden aileen ailsa aimee ainsley
    aisha aishwarya aisling ajay akash akeem akira akua alaina alan alana alasdair alastair
    albert alberto alec aled alejandra alejandro aleksander aleksandra alessandra alessandro
    alex alexa alexander alexandra alexandre alexei alexis alf alfie alfonso alfred alfredo
    algernon ali alice alicia alina alisa alisha alison alissa alistair allan allegra allen
    allie allison alma alok alonzo althea alun alvaro alvin alwyn alyssa amal amalia amanda
    amandeep amara amarjit amber amelia amina aminata amir amit amos amrit amy ana anais anand
    anastasia anders andre andrea andreas andrei andres andrew andrzej andy aneurin angela
    angelica angelina angelo angharad angus anika anil anita anjali anjana ann anna annabel anne
    anneka anneliese annette annie annika anouk ansel anselm anthea anthony antoine anton
    antonella antonia antonio antony antwan anuja anushka anwar anya aoibheann aoibhinn aoife
    aparna april arabella araminta aravind archibald archie ardal aretha ariana arjun arlene
    arlo armando arnold aron arthur artur arun arvind arwel asha ashish ashleigh ashley ashok
    ashwin asif aslam astrid aubrey audrey aurelia auriol ava avril axel ayesha aylin ayo azhar
    aziz babatunde bahar baljit barack barbara barnaby barney barry bartholomew bashir basil
    beatrice beatriz beau becca becky belinda bella ben benedict benedicta benita benjamin
    bennie benny bernadette bernard bernardo bernice bernie bert bertha bertie bertram beryl
    beth bethan bethany bethel betsy bettina betty bev beverley beverly bharat bhavna bianca
    bilal bill billie billy bina blanca blessing bob bobbie bobby bola bonnie boris brad bradley
    brandon brannon branwen breda brenda brendan brent brenton brett brian brianna bridget
    brigid brigitte bronagh bronwen bronwyn brooke bruce bruno bryan bryce brynn bryony burak
    byron caitlin caitriona caleb callum calum calvin cameron camila camilla candace candice
    caoimhe cara carey carina carl carla carlo carlos carlotta carly carmel carmela carmen carol
    caroline carolyn carrie carwyn cary caspar caspian cassandra cassie catalina catarina cath
    cathal catherina catherine cathleen cathy catrin catriona cecilia ceri cerys cesar chad
    chand chandra chantal chantelle charis charlene charles charlie charlotte charmaine cherie
    cheryl chiamaka chidi chike chinedu chinwe chinyere chitra chloe chris chrissie chrissy
    christa christabel christelle christian christie christina christine christoph christophe
    christopher chuck chukwuemeka cian ciara cillian cindy claire clara clare clarence clarissa
    clark claude claudette claudia claudio clay clementine cleo clifford clifton clint clive
    clodagh clovis clyde cody colette colin colleen collette collin colm conall conan concetta
    connie connor conor conrad constantine consuelo cora coralie cordelia coretta corey corinna
    corinne cormac cornelius corrie cory courtney craig cristian cristina cristobal curtis
    cynthia cyril cyrus dafydd dagmar dahlia daire daisy dale dalia damian damien damon dan dana
    danica daniel danielle danika danny daphne dara darcy daria dario darius darlene darragh
    darrell darren darryl daryl dave david davina davinder dawn dean deandre deanna deanne
    dearbhla deb debbie debora deborah debra declan dee deepa deepak deidre deirdre delia
    delilah delores delphine delroy demetrius demi denis denise dennis denzil derek derval
    dervla deryn desmond devin dewi dhruv diana diane diarmuid dick didier diego dieter dilip
    dimitri dimitris dina dinah dinesh dione dirk dmitri dolly dolores domenico dominic dominik
    dominique don donal donald donna donnacha donncha donnie donovan dora doreen dorian doris
    dorota dorothea dorothy doug dougal douglas drew duane dudley duncan dustin dwayne dwight
    dylan eamon eamonn ebony ed eddie eddy edgar edie edith edmund edna edoardo eduardo edward
    edwin edwina efosa eibhlin eileen eilidh eimear einar eirian eirlys eitan ekaterina elaine
    eleanor elena eli eliana elias elijah elin elinor eliot elisa elisabeth elise elisha eliza
    elizabeth ella ellen ellie elliot elliott ellis elodie eloise elsa elsie elspeth elton
    eluned elva elvira elvis elwyn emanuel emeka emer emerson emil emile emilia emilie emilio
    emily emlyn emma emmanuel emmanuelle emmet emmett emrys ena enda enid enoch enrico enrique
    enzo eoghan eoin ephraim eric erica erich erik erika erin erna ernest ernestine ernesto
    errol erwin esme esmeralda esperanza estelle esther ethan etienne etta euan eugene eugenia
    eugenie eunice eurig eva evan evangeline evelina evelyn everett evie ewan ewen ezra fabian
    fabio faisal faiza farah farhan farida farooq farzana fatima fatimah fatou faye fearghal
    federico felicity felipe felix femi fenella ferdinand fergus fern fernanda fernando ffion
    fiachra fidel fidelma finlay finley finn finnian finola fintan fiona fionn fionnuala flo
    flora florence floyd folasade fran franca frances francesca francesco francis francisco
    franco francois francoise frank frankie franz fraser fred freda freddie frederic frederica
    frederick freida freya frieda fritz gabe gabriel gabriela gabriella gabrielle gaetano gail
    galina gareth garrett garry garth gary gavin gayle gaynor geeta gemma gene genevieve geoff
    geoffrey georg george georges georgette georgia georgie georgina geraint gerald geraldine
    gerard gerda gerhard gerry gertrude gethin gianluca gideon gilbert gilberto gilda giles
    gillian gina giorgio giovanna giovanni girish gisela giulia giuliana giuseppe gladys glen
    glenda glenn glenys gloria glyn glynis gobnait goran gordana gordon grace gracie graciela
    graeme graham grainne grania grant greg gregory greta gretchen grigori griselda guido
    guillaume guillermo gulnaz gunther gurdeep gurpreet gus gustav gustavo guy gwen gwenda
    gwendolyn gwenllian gwilym gwyn gwyneth gwynne habib hafsa haider hakim hal hamid hamish
    hamza hana hanif hank hanna hannah hannes hans hardeep hari harish harjit harley harold
    haroon harpreet harriet harry haruki haruto harvey harvinder hasan hashim hassan hattie
    hayden hayley hazel heather hector hedley heidi heike heinrich heinz helen helena helene
    helga hema henri henrietta henrik henry henryk herbert herman hermione hernan hester heston
    hettie hilary hilda hillary hiroshi hollie holly honora horace hortense howard hubert huda
    hugh hugo humaira humphrey humza husam hussain hussein hyacinth hywel iago ian ianthe
    ibrahim ida idris iestyn ieuan ifan ifeoma ignacio igor ike ilona ilse iman imelda imogen
    imogene imran ina inderjit indira ines inga inge ingrid inigo iqbal irena irene irina iris
    irma irving irwin isaac isabel isabella isabelle isadora isaiah isha ishaan isla ismail
    isobel isobelle isolde istvan ita iva ivan ivana ivo ivor ivy iwan izabela izzy jabir jacek
    jacinda jacinta jack jackie jaclyn jacob jacqueline jacques jacqui jade jagdeep jago jai
    jaime jaimie jake jakub jamal jameela james jamie jamila jan jana jane janelle janet janette
    janice janine jared jarek jarrod jarvis jasmine jason jasvinder jaswinder javed javier jay
    jayden jayne jayson jazmin jean jeanette jeanne jeannie jed jeevan jeff jeffrey jemima jemma
    jen jenna jenni jennie jennifer jenny jeremiah jeremy jermaine jerome jerry jerzy jess
    jessica jessie jesus jethro jill jillian jim jimmie jimmy jitendra jo joachim joakim joan
    joann joanna joanne joao joaquin jocasta jocelyn jock jodi jodie jody joe joel joelle joey
    johan johann johanna johannes john johnathan johnny jolene jolyon jon jonas jonathan
    jonathon jonny jordan jordi jorge jose josefina joseph josephine josh joshua josiah josie
    jovan joy joyce joyceline juan juanita judah judd jude judi judith judy julia julian juliana
    julianne julie juliet juliette julio julius jurgen justin justine kadeem kai kaitlyn kalpana
    kalyani kamal kamala kamil kamran kapil kara kareem karen karim karin karina karl karla
    karolina kashif kasia kat katarina kate katerina katharine katherine kathie kathleen kathrin
    kathryn kathy katie katja katrin katrina katy kavita kay kaye kayla kayleigh kazimierz
    keelan keeley kees kehinde keir keith kellie kelly kelsey kelvin kemi ken kendra kenji
    kenneth kenny kerri kerrie kerry keshia kevin khalid kiana kieran kieron kim kimberley
    kimberly kiran kirill kirk kirsten kirstie kirstin kirsty kit kiyoshi klaus kofi kojo kola
    konrad kourtney kris krishna krista kristen kristian kristin kristina kristof krystal
    krystyna krzysztof kunal kurt kwabena kwame kwasi kyla kyle kylie kyra lachlan laila lalita
    lamar lana landon lara larissa larry lars lashonda latasha latisha latoya laura laurel
    lauren laurence lauri laurie laverne lavinia lawrence layla leah leandro leann leanna leanne
    leanora leda lee leela leif leigh leila lena lennox lenny lenora leo leon leonard leonardo
    leone leonie leonora leontyne leopold leroy les lesley leslie leszek leticia letitia levi
    lewis lexi leyla liam liana lilian liliana lillian lily lina linda lindsay lindsey linh
    lionel lisa lisbeth livia liz llewellyn llinos lloyd logan lois lola loren lorena lorenzo
    loretta lori lorna lorraine lottie lou louie louis louisa louise lowri luana luc luca lucas
    lucia lucian luciana lucille lucinda lucio lucretia lucy ludmila ludo ludovic luigi luis
    luisa lukas lukasz luke lula luther lydia lyndon lyndsay lyndsey lynette lynn lynne lynsey
    lyra lyudmila mabel maddie madeleine madeline madhav madhu madison mads mae maeve magda
    magdalena maggie magnus mahalia mahendra mahmood mahmoud maire mairead mairi mairtin maisie
    majid malachi malachy malala malcolm malik mallory mandeep mandy manish manjit manoj
    manpreet mansoor manuel manuela mara marc marcel marcela marcelle marcello marcia marcin
    marco marcos marcus marcy marek margaret margarita margery margo margot margret marguerite
    maria mariam marian mariana marianne mariano maribel marie marielle marietta marigold marija
    marika marilyn marina mario marion marisa marisol marissa marius marjorie mark marla marlene
    marley marlon marnie marsha marta marten martha martin martina marty marvin mary maryam
    maryanne masood massimo mateo mateusz mathew mathias mathilda matilda matt matteo matthew
    matthias mattias maud maude maura maureen maurice mauro mavis max maxine maxwell may maya
    mayur meena meera meg megan meghan mehdi mehmet mehreen mei mel melanie melinda melissa
    melvin melvyn meredith meriel merle merryn mervyn meryl mhairi mia micaela micah michael
    michaela michal micheal michel michela michele michelle michiko mick mickey miguel mihai
    mikael mikaela mike mikhail mila mildred milena miles millie milly milo milton mimi mina
    minnie mira miranda miriam mirjam misbah mitch mitchell mitzi moe mohamed mohammad mohammed
    mohan mohit mohsin moin moira mollie molly mona monica monique monty morag morgan moses
    moyra muhammad mukesh mungo murdo muriel mustafa mya myfanwy myles myra myriam myrna myrtle
    nabil nadeem nadhim nadia nadine nadir naeem nahid naima nana nancie nancy nandini nanette
    nantia naomi naresh narinder nasir nasreen nasser natalia natalie nataliya natan natasha
    nate nathan nathaniel naveed naveen navin navjot nazia nazir ned neil nell nellie nelson
    nerys nessa nesta nettie neville ngaire ngozi nia niall niamh niccolo nichola nicholas
    nicholette nick nicki nicky nicola nicolas nicole nicolette nicolo niels nigel nigella
    nikhil niki nikita nikki nikola nikolai nikos nils nimisha nina niraj nisha nitin njeri
    nkechi noah noam noel noeleen noelene noelle nola noor nora norbert noreen norma norman
    nuala nuno nur nyah oana obadiah obi octavia odette odile oisin olaf oleg olena olga olive
    oliver olivia olivier olu olufemi olumide oluwaseun oluwatobi omar omari omolara oona oonagh
    ophelia oriel orla orlaith orville osama oscar osei osman otis otto ottoline owain owen ozan
    paddy padraic padraig palesa paloma pam pamela panos paola paolo parag parveen parwez pascal
    pascale pat patrice patricia patrick patrik patsy patti patty paul paula paulette paulina
    pauline paulo pavel pavlos pearse pedro peggy penelope penny perdita peregrine perpetua
    perry petar pete peter petr petra petros peyton phil philbert philip philippa philippe
    phillip philomena phineas phoebe phyllis pia pierre piers pieter pilar piotr pippa polly
    pooja poonam poppy pradeep prakash pramod pranav prashant pratap praveen preeti prem
    priscilla priti priya prunella quentin quincy quinn rabia rachael rachel rachelle radek rae
    rafael rafal rafe raheem rahim rahul raj raja rajan rajeev rajesh rajinder rajiv raju rakesh
    ralf ralph raman ramesh ramiro ramon ramona rana randall randolph randy rani ranjit raoul
    raphael raquel rashad rashid rashida raul ravi ravinder ray raya rayan raymond rebecca reece
    reem reena reg reggie regina reginald rehana reid reinhard rekha rena renata rene renee renu
    reuben reuel rex reyna reza rhea rhian rhianna rhiannon rhoda rhodri rhona rhonda rhydian
    rhys ria riaz ricardo riccardo richard richie rick rickey ricky riley rima rishi rita riya
    roan rob robbie robert roberta roberto robin robyn rochelle rocio roddy roderick rodney
    rodolfo rodrigo roger rohan rohit roisin roland rolf rolland roma roman romeo romilly romy
    ron rona ronald ronaldo ronan ronnie roopa rory rosa rosalie rosalind rosalyn rosamund
    rosanna rosanne roscoe rose roseanne roselyn rosemary rosetta rosie rosina ross roswitha
    rowan rowena roxana roxanne roy roz ruairi ruaridh ruben rubina ruby rudi rudolf rudolph
    rudy rufus rukhsana rukmini rupa rupal rupert rupinder russ russell rusty ruta ruth ryan
    ryker saad sabina sabine sabrina sachin sade sadie sadiq saeed safiya sagar saif sajid
    sakina salim sally salma salman salvador salvatore sam samantha samara sameer samina samir
    samira sammy samuel sana sanaa sandeep sandra sandro sandy sanjay sanjeev saoirse sara sarah
    sariah sarwar sascha sasha saskia satnam saul scarlett scott seamus sean seb sebastian seema
    selena selina selma seth seumas seymour shabana shabnam shadi shae shafiq shahid shahida
    shaista shakil shalini shamim shan shane shanelle shania shanice shannon shantel sharmila
    sharon shaun shawn shayna shea sheila shelagh shelley shelly sherif sherlock sherry sheryl
    shilpa shireen shirin shirley shiv shivani shobha shona shreya shubha shuja sian sibusiso
    sidney siegfried sienna sigrid silas silvia silvio simeon simon simone simran sinan sindhu
    sinead siobhan sioned sissy snehal sofia sofie sofiya sohail solomon somaya sondra sonia
    sophia sophie soraya sorcha soren spiros stacey stan stanley stefan stefania stefanie
    stefano stefanos steffan stelios stella sten steph stephan stephane stephanie stephen steve
    steven stewart struan stuart sudha sue sue-ellen sufyan sukhdeep sukhjit sukhvinder suma
    suman sumita summaya sunil sunita sunniva suresh surinder surjit susan susana susanna
    susannah susanne susie suzanna suzanne suzette suzie svetlana swati sybil syed sylvester
    sylvia sylvie tabitha taha tahir tahira taiwo takeshi talia talitha tallulah tamar tamara
    tamika tammy tamsin tania tanisha tanvir tanya tara tariq taryn tasha tatiana tatyana tavish
    tayo teagan ted teddy temi tendai terence teresa terrance terrence terri terry tessa thabo
    thad thaddeus thalia thandi thandiwe thea thelma theo theodora theodore theodoros theophilus
    theresa therese thierry thomas thora thorsten tia tiana tiarnan tiernan tiffany tiina tilda
    tilly tim timo timothea timothy tina tirion titus tobi tobias toby tod todd tom tomas tomasz
    tommy toni tony tonya tor torsten tory tova toyin tracey traci tracie tracy travis trevor
    trina trish trisha tristan trixie troy trudi trudy tulip tunde turlough tyler tyra tyrell
    tyrone tyson uche uday ulrich ulrike uma umar unathi uriel ursula urszula usha usman uzma
    vaclav val valentin valentina valentine valentino valeria valerie valmai vance vandana
    vanessa vaughan veda velma venetia venkat vera verity verna vernon veronica vesna vicki
    vicky victoire victor victoria vidya vijay vikram viktor viktoria vilma vimal vinay vincent
    vinnie vinod viola violet vipin virgil virginia virginie viv vivek vivian vivien vivienne
    vlad vladimir vytautas wade wajid waleed walid wallace wally walt walter wanda waqas warren
    waseem wayland wayne wenceslas wendell wendi wendy werner wes wesley wil wilbert wilbur wilf
    wilfred wilhelm wilhelmina will willa willem william willow wilma winifred winnie winona
    winston wojciech wolfgang wyn wynne xanthe xavier ximena yadira yael yan yana yann yannick
    yara yash yasmeen yasmin yasmina yasser yekaterina yelena yetunde yevgeny ygor yiannis
    yohannes yolanda yolande yorick yoshi yuki yuri yusra yusuf yves yvette yvonne zac zach
    zachariah zachary zack zafar zaheer zahid zahra zaid zain zainab zak zakir zara zaynab zelda
    zena zeynep zia zita ziva zoe zofia zoltan zora zubair zuleika zulfiqar zuzanna""".split()
)
